import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { deviceEventSchema } from '../contract/report.ts';
import type { StoredShare } from '../storage/records.ts';
import { readLevelsTold } from '../storage/reports.ts';
import { changeSetting, deviceSetting } from '../storage/settings.ts';
import { deliver } from './delivery.ts';
import { FakeWorker, makeEnrolment } from './fake-context.ts';
import { recordReportedOutcome, recordToldLevel } from './tell-company.ts';

const share: StoredShare = {
  shareId: v7(),
  state: 'published',
  itemId: 'heat-storage',
  itemRevision: 2,
  title: 'Heat, kept for winter',
  campaign: 'winter',
  variantId: 'plain',
  network: 'x',
  composer: 'post',
  mode: 'in-composer',
  link: 'https://www.example.com/?utm_source=x',
  attribution: 'pseudonym',
  permalink: null,
  wording: null,
  insertedAt: '2026-11-23T11:00:00Z',
  publishedAt: '2026-11-23T11:01:00Z',
};

/** A worker that may send, with this share in its log. */
async function open(changes: Partial<StoredShare> = {}) {
  const worker = new FakeWorker();
  await worker.accept();
  await worker.context.database.shares.add({ ...share, ...changes });
  const report = (eventId = v7()) =>
    recordReportedOutcome(worker.context, {
      eventId,
      shareId: share.shareId,
      kind: 'press-contact',
      happenedOn: '2026-11-22',
    });
  const readOutbox = () => worker.context.database.outbox.toArray();
  return { worker, report, readOutbox, ...worker.context };
}

const tell = ({ context }: FakeWorker, level: 'presence' | 'persuasion', eventId = v7()) =>
  recordToldLevel(context, { eventId, network: 'linkedin', level });

describe('an outcome that the person reports', () => {
  it('is noted on its share and queued as the contract has it, once', async () => {
    const { report, readOutbox, database } = await open();
    const eventId = v7();
    expect(await report(eventId)).toBe('queued');
    expect(await report(eventId)).toBe('queued');
    const [entry, ...others] = await readOutbox();
    expect(others).toEqual([]);
    expect(entry?.shareId).toBe(share.shareId);
    expect(deviceEventSchema.parse(entry?.event)).toEqual({
      type: 'outcome.reported',
      id: eventId,
      occurredAt: '2026-11-23T12:00:00.000Z',
      network: 'x',
      attribution: 'pseudonym',
      clientVersion: '0.1.0',
      shareId: share.shareId,
      itemId: 'heat-storage',
      variantId: 'plain',
      kind: 'press-contact',
      happenedOn: '2026-11-22',
    });
    expect((await database.shares.get(share.shareId))?.outcomes).toEqual([
      {
        id: eventId,
        kind: 'press-contact',
        happenedOn: '2026-11-22',
        toldAt: '2026-11-23T12:00:00.000Z',
      },
    ]);
  });

  it('is in the second copy too, and leaves for the company of its share', async () => {
    const { worker, report } = await open();
    await report();
    const journaled = [...worker.area.items.keys()].filter((key) => key.startsWith('ob:'));
    expect(journaled).toHaveLength(1);
    await deliver(worker.context);
    expect(worker.received.get('https://old.example')).toHaveLength(1);
    expect(await worker.context.database.outbox.count()).toBe(0);
  });

  it('carries no pseudonym if its share carried none', async () => {
    const { report, readOutbox } = await open({ attribution: 'none' });
    await report();
    expect((await readOutbox())[0]?.event.attribution).toBe('none');
  });

  it('is not noted where nothing may be sent, of a share of another company, and of no share', async () => {
    const { worker, report, readOutbox, database } = await open({
      company: 'https://new.example/default',
    });
    expect(await report()).toBe('elsewhere');
    await changeSetting(database, deviceSetting, (device) => ({
      ...device,
      consent: 'refused' as const,
    }));
    expect(await report()).toBe('not-sharing');
    await worker.accept();
    await database.shares.clear();
    expect(await report()).toBe('unknown-share');
    expect(await readOutbox()).toEqual([]);
  });

  it('is one of twenty at the most', async () => {
    const { report, readOutbox } = await open();
    const answers = [];
    for (let count = 0; count < 21; count += 1) answers.push(await report());
    expect(answers.slice(0, 20).every((answer) => answer === 'queued')).toBe(true);
    expect(answers[20]).toBe('too-many');
    expect(await readOutbox()).toHaveLength(20);
  });
});

describe('a level that the person tells', () => {
  it('is queued once for the company, and what was told last holds', async () => {
    const { worker, readOutbox } = await open();
    const eventId = v7();
    await tell(worker, 'presence', eventId);
    worker.now = new Date('2026-11-24T12:00:00Z');
    expect((await tell(worker, 'presence', eventId)).levels['linkedin']).toMatchObject({
      toldAt: '2026-11-23T12:00:00.000Z',
    });
    const { outcome, levels } = await tell(worker, 'persuasion');
    expect(outcome).toBe('queued');
    expect(levels['linkedin']?.level).toBe('persuasion');
    const entries = await readOutbox();
    expect(entries.map(({ shareId }) => shareId)).toEqual([null, null]);
    expect(deviceEventSchema.parse(entries[0]?.event)).toEqual({
      type: 'level.reached',
      id: eventId,
      occurredAt: '2026-11-23T12:00:00.000Z',
      network: 'linkedin',
      attribution: 'pseudonym',
      clientVersion: '0.1.0',
      level: 'presence',
    });
    await deliver(worker.context);
    expect(worker.received.get('https://old.example')).toHaveLength(2);
  });

  it('is not told to a company that is joined later, which can be told it', async () => {
    const { worker, database } = await open();
    await tell(worker, 'presence');
    expect(await readLevelsTold(database)).toMatchObject({ linkedin: { level: 'presence' } });
    await worker.accept('new.example');
    expect(await readLevelsTold(database)).toEqual({});
    await tell(worker, 'presence');
    expect(await readLevelsTold(database)).toMatchObject({ linkedin: { level: 'presence' } });
  });

  it('names nobody where the person shares without attribution', async () => {
    const { worker, readOutbox, database } = await open();
    await changeSetting(database, deviceSetting, (device) => ({
      ...device,
      withoutAttribution: true,
    }));
    await tell(worker, 'presence');
    expect((await readOutbox())[0]?.event.attribution).toBe('none');
  });

  it('is not even noted where nothing may be sent', async () => {
    const { worker, readOutbox, database } = await open();
    await changeSetting(database, deviceSetting, () => ({
      ...deviceSetting.initial,
      enrolment: makeEnrolment('old.example'),
    }));
    expect(await tell(worker, 'presence')).toEqual({ outcome: 'not-sharing', levels: {} });
    expect(await readOutbox()).toEqual([]);
  });
});
