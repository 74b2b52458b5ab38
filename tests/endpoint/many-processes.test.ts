import { writeFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { enrolmentSchema } from '../../src/contract/enrolment.ts';
import { eventBatchAnswerSchema } from '../../src/contract/event.ts';
import { openCommandLine, post, readUrl } from './endpoint-process.ts';
import { makeBatchNow, makeEvent, makeItem, programme } from './samples.ts';
import { lookInto } from './test-location.ts';

const PROCESSES = 3;

/** Three servers, each a process of its own, over one database with one item; and a device that is enrolled. */
async function startThree() {
  const { location, run, start } = await openCommandLine({ PORTEVOIX_LOG: 'silent' });
  const importItem = async (revision: number) => {
    const file = `${location.dataFile}.${revision}.json`;
    const item = makeItem({ revision, title: `Revision ${revision}` });
    await writeFile(file, JSON.stringify({ programme, items: [item] }));
    return (await run('import', file)).out;
  };
  await importItem(1);
  const urls = await Promise.all(Array.from({ length: PROCESSES }, () => readUrl(start('serve'))));
  const invite = async (count: number) =>
    [...(await run('invite', '--count', String(count))).out.matchAll(/#(\S+)/g)].map(
      ([, code]) => code,
    );
  const [code] = await invite(1);
  const deviceToken = await enrol(code, urls[0]);
  const deliver = async (url: string, events: readonly unknown[]) => {
    const answered = await post(`${url}/v1/events`, makeBatchNow(...events), deviceToken);
    return eventBatchAnswerSchema.parse(await answered.json()).results.map(({ status }) => status);
  };
  return { location, urls, deliver, importItem, invite, run };
}

/** Enrols somebody at one of the servers; answers their token. */
async function enrol(code: string | undefined, url = ''): Promise<string> {
  const answer = await post(`${url}/v1/enrolments`, { code, clientVersion: '1.0.0' });
  return enrolmentSchema.parse(await answer.json()).deviceToken;
}

const newEvents = (count: number) =>
  Array.from({ length: count }, () => makeEvent({ occurredAt: new Date().toISOString() }));

describe('three servers on one database', () => {
  it('store an event once, however many of them get it at the same time', async () => {
    const { location, urls, deliver } = await startThree();
    const events = newEvents(60);
    const batches = [...urls, ...urls].map((url, index) =>
      deliver(url, index % 2 === 0 ? events : events.toReversed()),
    );
    const statuses = (await Promise.all(batches)).flat();
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(60);
    expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(300);
    expect(await lookInto(location, 'select count(*) as total from share')).toEqual([
      { total: 60 },
    ]);
  });

  it('give a share one row that knows all of its events, whichever server each came to', async () => {
    const { location, urls, deliver } = await startThree();
    const inserted = newEvents(40);
    const published = inserted.map((event) =>
      makeEvent({ ...event, id: v7(), type: 'share.published', evidence: 'toast' }),
    );
    const one = (events: readonly unknown[], url = '') =>
      events.map((event) => deliver(url, [event]));
    await Promise.all([...one(inserted, urls[0]), ...one(published, urls[1])]);
    expect(
      await lookInto(location, 'select state, count(*) as total from share group by state'),
    ).toEqual([{ state: 'published', total: 40 }]);
  });

  it('see a revision that one import of three saved, once', async () => {
    const { location, importItem } = await startThree();
    const outs = await Promise.all([importItem(2), importItem(2), importItem(2)]);
    expect(outs.filter((out) => out.includes('1 updated'))).toHaveLength(1);
    expect(outs.filter((out) => out.includes('1 unchanged'))).toHaveLength(2);
    expect(await lookInto(location, 'select content_seq as seq from tenant')).toEqual([{ seq: 2 }]);
  });

  it('count who comes and who goes once, whichever server each came to, in totals that a recount equals', async () => {
    const { location, urls, invite, run } = await startThree();
    const [one = '', other = '', third = ''] = urls;
    const codes = await invite(30);
    await Promise.all(
      codes.map(async (code, index) => {
        const token = await enrol(code, urls[index % PROCESSES]);
        // Of ten, five stay, three leave, asking two servers at once, and two are erased.
        const part = (word: 'leave' | 'erase', url: string) =>
          post(`${url}/v1/me/${word}`, { receiptId: v7() }, token);
        if (index % 10 < 3) await Promise.all([part('leave', one), part('leave', other)]);
        else if (index % 10 < 5) await part('erase', third);
      }),
    );
    // The one who was there before, and fifteen who stay.
    const [counted] = await lookInto(
      location,
      'select sum(came) - sum(went) as there from presence_total',
    );
    expect(counted).toEqual({ there: 16 });
    expect(
      await lookInto(location, 'select count(*) as total from person where label is null'),
    ).toEqual([{ total: 25 }]);
    expect(await run('check-totals')).toMatchObject({ code: 0, err: '' });
  });
});
