import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { enrolmentSchema } from '../../src/contract/enrolment.ts';
import { makeLinkCode } from '../../src/endpoint/links/make-link.ts';
import { openContext } from '../../src/endpoint/open-context.ts';
import { visit } from '../stage/link-visits.ts';
import { openCommandLine, post, readUrl } from './endpoint-process.ts';
import { relay } from './relay.ts';
import { makeBatchNow, makeEvent, makeItem, programme } from './samples.ts';
import { engine, freshLocation, lookInto } from './test-location.ts';

/** A server with an item, its short link, and a device. */
async function startLoaded(variables: Record<string, string> = {}) {
  const { location, run, start } = await openCommandLine({
    PORTEVOIX_LOG: 'silent',
    PORTEVOIX_LINK_URL: 'https://go.example.com',
    PORTEVOIX_RATE_DEVICE: '100000',
    ...variables,
  });
  const file = `${location.dataFile}.json`;
  await writeFile(file, JSON.stringify({ programme, items: [makeItem()] }));
  await run('import', file);
  const context = await openContext({ ...location, tenant: 'default' });
  const link = { itemId: 'first-light', ambassadorId: null, network: 'x' };
  const made = await makeLinkCode(context, link);
  await context.store.close();
  const server = start('serve');
  const url = await readUrl(server);
  const [, code] = /#(\S+)/.exec((await run('invite')).out) ?? [];
  const enrolment = await post(`${url}/v1/enrolments`, { code, clientVersion: '1.0.0' });
  const { deviceToken } = enrolmentSchema.parse(await enrolment.json());
  return { location, server, url, deviceToken, linkPath: made.ok ? `/${made.code}` : '' };
}

describe('a server that is asked to stop under load', () => {
  it('finishes what it began, moves every click into the database, and ends without an error', async () => {
    const { location, server, url, deviceToken, linkPath } = await startLoaded();
    const ids: string[] = [];
    const visits = visit(url + linkPath, ids, Number.POSITIVE_INFINITY);
    const acknowledged: string[] = [];
    const deliver = async (): Promise<void> => {
      const event = makeEvent({ occurredAt: new Date().toISOString() });
      const batch = makeBatchNow(event);
      const answer = await post(`${url}/v1/events`, batch, deviceToken).catch(() => null);
      if (!answer?.ok) return;
      acknowledged.push(event.id);
      if (acknowledged.length === 20) server.kill('SIGTERM');
      await deliver();
    };
    const exit = once(server, 'exit');
    await Promise.all([deliver(), deliver(), deliver(), visits]);
    expect(await exit).toEqual([0, null]);
    const clicks = await lookInto(location, 'select click_id as id from click');
    const events = await lookInto(location, 'select event_id as id from share_event');
    expect(ids.length).toBeGreaterThan(0);
    expect(clicks).toEqual(expect.arrayContaining(ids.map((id) => ({ id }))));
    expect(events).toEqual(expect.arrayContaining(acknowledged.map((id) => ({ id }))));
  });

  it('goes on serving for as long as it was told to, while it says that it is stopping', async () => {
    const { server, url, linkPath } = await startLoaded({ PORTEVOIX_STOP_DELAY: '2' });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const exit = once(server, 'exit');
    server.kill('SIGTERM');
    const isStopping = async (): Promise<boolean> =>
      (await fetch(`${url}/readyz`)).status === 503 || isStopping();
    expect(await isStopping()).toBe(true);
    expect((await fetch(url + linkPath, { redirect: 'manual' })).status).toBe(302);
    expect(await exit).toEqual([0, null]);
    await expect(fetch(`${url}/readyz`)).rejects.toThrow();
  });

  it('waits for no connection that only stays open', async () => {
    const { server, url } = await startLoaded();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const request = get(`${url}/healthz`, { agent });
    const [answer] = await once(request, 'response');
    answer.resume();
    await once(answer, 'end');
    const exit = once(server, 'exit');
    server.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  });
});

/** A server behind a way to its database that is cut, once it has said so. */
async function startCutOff() {
  const { databaseUrl } = await freshLocation();
  const way = await relay(databaseUrl ?? '');
  way.cut();
  const { start } = await openCommandLine({ PORTEVOIX_DATABASE_URL: way.url });
  const server = start('serve');
  for await (const words of server.stderr ?? []) {
    expect(String(words)).toMatch(
      /^The database can not be reached(?: \(\w+\))?\. Next try in 1 s\.$/m,
    );
    break;
  }
  return { way, server };
}

describe.runIf(engine === 'PostgreSQL')('a server whose database is not there yet', () => {
  it('says so, tries again until it is, and then starts', async () => {
    const { way, server } = await startCutOff();
    way.mend();
    expect((await fetch(`${await readUrl(server)}/readyz`)).status).toBe(200);
  });

  it('ends at once when it is asked to', async () => {
    const { server } = await startCutOff();
    const exit = once(server, 'exit');
    server.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  });
});
