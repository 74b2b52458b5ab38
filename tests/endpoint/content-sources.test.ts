import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importReportSchema } from '../../src/contract/content-import.ts';
import { contentSourcesSchema } from '../../src/contract/content-source.ts';
import { startSchedule } from '../../src/endpoint/content/source-schedule.ts';
import type { Context } from '../../src/endpoint/context.ts';
import { openContext } from '../../src/endpoint/open-context.ts';
import { openCommandLine } from './endpoint-process.ts';
import { makeItem, programme } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

const MINUTE_MS = 60_000;
const quiet = { info: () => {}, error: () => {} };

/** A newsroom whose document can be changed and that can be ill; it counts who asks, and who got a document. */
async function openNewsroom() {
  const room = { items: [makeItem({ id: 'news' })], version: 1, isIll: false, asked: 0, given: 0 };
  const server = createServer((request, response) => {
    room.asked += 1;
    const etag = `"${room.version}"`;
    if (room.isIll) return void response.writeHead(503).end();
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    room.given += 1;
    response.writeHead(200, { etag }).end(JSON.stringify({ items: room.items }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return {
    room,
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/news.json`,
  };
}

/** An endpoint with the newsroom as its source, asked every hour. */
async function startWithSource() {
  const endpoint = await startTestEndpoint();
  const { room, url } = await openNewsroom();
  await addSource(endpoint.context, url);
  const schedule = startSchedule(endpoint.context, quiet);
  onTestFinished(() => schedule.close());
  const readSource = async () => {
    const answer = await endpoint.send('/v1/admin/content/sources', { token: endpoint.adminToken });
    const [source] = contentSourcesSchema.parse(await answer.json()).sources;
    if (!source) throw new Error('the source was added above');
    return source;
  };
  const runLater = async (minutes: number) => {
    endpoint.clock.now = new Date(endpoint.clock.now.getTime() + minutes * MINUTE_MS);
    await schedule.runDue();
  };
  return { endpoint, room, schedule, readSource, runLater };
}

async function addSource({ store, tenant, now }: Context, url: string): Promise<void> {
  const at = now().toISOString();
  const setting = { id: 'newsroom', url, defaults: null, everyMinutes: 60 };
  const audit = { at, actor: 'command-line', action: 'source.saved', subject: 'newsroom' } as const;
  await store.saveSource(tenant, setting, { now: at, audit: { ...audit, details: {} } });
}

const findNews = async ({ context: { store, tenant } }: TestEndpoint) =>
  (await store.findItems(tenant, ['news']))[0];

describe('a source', () => {
  it('is imported at once and then every hour, and its document is read again only when there is a newer one', async () => {
    const { endpoint, room, schedule, readSource, runLater } = await startWithSource();
    await schedule.runDue();
    expect(await findNews(endpoint)).toEqual(room.items[0]);
    await schedule.runDue();
    await runLater(59);
    expect(room).toMatchObject({ asked: 1, given: 1 });
    await runLater(2);
    expect(room).toMatchObject({ asked: 2, given: 1 });
    expect(await readSource()).toMatchObject({
      failures: 0,
      last: { outcome: 'unchanged', detail: 'No newer document.' },
    });

    room.items = [makeItem({ id: 'news', title: 'Second thoughts', revision: 2 })];
    room.version = 2;
    await runLater(61);
    expect((await findNews(endpoint))?.title).toBe('Second thoughts');
    expect(await readSource()).toMatchObject({ last: { outcome: 'changed' } });
  });

  it('is told of in the audit log where it changed something, by its name', async () => {
    const { endpoint, schedule, runLater } = await startWithSource();
    await schedule.runDue();
    await runLater(61);
    const entries = await endpoint.context.store.listAudit('default', { after: 0, limit: 10 });
    const told = entries.filter(({ action }) => /^(?:source|content)\./.test(action));
    expect(told.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      ['command-line', 'source.saved', 'newsroom'],
      ['endpoint', 'content.imported', 'newsroom'],
    ]);
  });

  it('that fails is asked more and more seldom, up to once a day, and as before once it is well', async () => {
    const { room, schedule, readSource, runLater } = await startWithSource();
    room.isIll = true;
    await schedule.runDue();
    const failed = await readSource();
    expect(failed).toMatchObject({ failures: 1, last: { outcome: 'failed' } });
    expect(failed.last?.detail).toContain('answered 503');
    await runLater(119);
    expect(room.asked).toBe(1);
    await runLater(2);
    expect(room.asked).toBe(2);
    for (let day = 0; day < 10; day += 1) await runLater(24 * 60 + 1);
    expect(room.asked).toBe(12);
    room.isIll = false;
    await runLater(24 * 60 + 1);
    expect(await readSource()).toMatchObject({ failures: 0, last: { outcome: 'changed' } });
    await runLater(61);
    expect(room.asked).toBe(14);
  });

  it('that brings something bad is read again the next time: what is allowed may have changed', async () => {
    const { room, schedule, readSource, runLater } = await startWithSource();
    room.items = [makeItem({ id: 'news', url: 'https://elsewhere.example/' })];
    await schedule.runDue();
    expect((await readSource()).last?.detail).toContain('1 rejected');
    await runLater(61);
    expect(room.given).toBe(2);
  });

  it('is run by one of the processes that find it due', async () => {
    const { endpoint, room } = await startWithSource();
    const others = await Promise.all(
      Array.from({ length: 3 }, () =>
        openContext({ ...endpoint.location, tenant: 'default' }, () => endpoint.clock.now),
      ),
    );
    const schedules = others.map((context) => startSchedule(context, quiet));
    await Promise.all(schedules.map((schedule) => schedule.runDue()));
    expect(room.asked).toBe(1);
    for (const schedule of schedules) await schedule.close();
    for (const { store } of others) await store.close();
  });
});

describe('an admin', () => {
  const path = '/v1/admin/content/sources/newsroom/import';
  const ask = async (endpoint: TestEndpoint, query = '') =>
    endpoint.send(path + query, { method: 'POST', token: endpoint.adminToken });

  it('sees what a source would bring, which changes nothing, and then takes it', async () => {
    const { endpoint, readSource } = await startWithSource();
    const dry = importReportSchema.parse(await (await ask(endpoint, '?dryRun')).json());
    expect(dry).toEqual({
      dryRun: true,
      changes: [{ id: 'news', outcome: 'added', revision: 1 }],
      added: 1,
      updated: 0,
      unchanged: 0,
      warnings: [],
      rejected: [],
    });
    expect(await findNews(endpoint)).toBeUndefined();
    expect((await readSource()).last).toBeNull();
    const wet = importReportSchema.parse(await (await ask(endpoint)).json());
    expect(wet).toEqual({ ...dry, dryRun: false });
    expect(await findNews(endpoint)).toBeDefined();
    const nothingNew = importReportSchema.parse(await (await ask(endpoint)).json());
    expect(nothingNew).toMatchObject({ added: 0, changes: [] });
  });

  it('is told in a sentence when it can not be had', async () => {
    const { endpoint, room } = await startWithSource();
    room.isIll = true;
    const answer = await ask(endpoint);
    expect(answer.status).toBe(424);
    expect(await answer.text()).toContain('answered 503');
  });

  it('sees what a document would change before importing it', async () => {
    const endpoint = await startTestEndpoint();
    const items = [makeItem(), makeItem({ id: 'new' }), makeItem({ id: 'bad', url: 'http://a/' })];
    const send = (query: string) =>
      endpoint.send(`/v1/admin/content/import${query}`, {
        token: endpoint.adminToken,
        json: { programme, items },
      });
    const dry = importReportSchema.parse(await (await send('?dryRun=true')).json());
    expect(dry).toMatchObject({ dryRun: true, added: 1, unchanged: 1, changes: [{ id: 'new' }] });
    expect(dry.rejected).toHaveLength(1);
    expect(await endpoint.context.store.findItems('default', ['new'])).toEqual([]);
    const wet = importReportSchema.parse(await (await send('')).json());
    expect(wet).toEqual({ ...dry, dryRun: false });
  });
});

describe('the command line', () => {
  it('sets a source up, tries it out, lists it and ends it', async () => {
    const { run } = await openCommandLine();
    const { room, url } = await openNewsroom();
    expect((await run('sources', 'run', 'newsroom')).err).toContain('There is no source newsroom');
    const added = await run('sources', 'add', 'newsroom', url, '--every', '30');
    expect(added).toMatchObject({ code: 0, err: '' });
    expect((await run('sources', 'run', 'newsroom', '--dry-run')).err).toContain('no programme');
    room.items = [makeItem({ id: 'news' })];
    const listed = await run('sources');
    expect(listed.out).toContain(`newsroom  ${url}  every 30 minutes`);
    expect((await run('sources', 'remove', 'newsroom')).code).toBe(0);
    expect((await run('sources', 'list')).out).toBe('');
  });

  it.each([
    [['add', 'News room', 'https://www.example.com/'], 'Give the source a name'],
    [['add', 'news', 'ftp://www.example.com/'], 'starts with https://'],
    [['add', 'news', 'https://www.example.com/', '--every', '1'], '5 to 10080 minutes'],
    [['add', 'news', 'https://www.example.com/', '--locale', 'fr'], 'at least a campaign'],
    [['dance'], 'Say sources list'],
  ])('answers sources %j with a sentence', async (words, sentence) => {
    const { run } = await openCommandLine();
    const { code, err } = await run('sources', ...words);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n {4}at /);
  });
});
