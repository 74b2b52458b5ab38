import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { enrolmentSchema } from '../../src/contract/enrolment.ts';
import { openStore } from '../../src/endpoint/store/open-store.ts';
import { openCommandLine, post, readUrl } from './endpoint-process.ts';
import { makeBatchNow, makeEvent, makeItem, makeStoredEvent, NOW, programme } from './samples.ts';
import { changeBehind, emptyLocation, lookInto } from './test-location.ts';

const DEMO = fileURLToPath(new URL('../../src/endpoint/demo/', import.meta.url));

describe('the command line', () => {
  it('explains itself', async () => {
    const { run } = await openCommandLine();
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const word of ['serve', 'import', 'invite', 'admin-token', 'keys', 'PORTEVOIX_PORT']) {
      expect(out).toContain(word);
    }
  });

  it.each([
    [['dance'], 'There is no command dance'],
    [['invite', '--count', '0'], '--count'],
    [['invite', '--colour', 'red'], '--colour'],
    [['serve', 'fast'], 'fast'],
    [['import'], 'Name one file or address'],
    [['keys'], 'Say keys init'],
    [['import', '/nowhere.json'], 'There is no file /nowhere.json'],
    [['import', 'http://192.0.2.1/feed.xml'], 'is not allowed'],
    [['import', join(DEMO, 'newsroom.rss.xml')], 'campaign'],
  ])('answers %j with a sentence and exit code 1', async (words, sentence) => {
    const { run } = await openCommandLine();
    const { code, out, err } = await run(...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n {4}at /);
  });

  it('imports the demo and its feeds, and says how it went', async () => {
    const { run } = await openCommandLine();
    expect(await run('import', join(DEMO, 'programme.json'))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^[89] added, 0 updated, 0 unchanged, 0 rejected\n$/),
    });
    for (const feed of ['newsroom.rss.xml', 'newsroom.atom.xml', 'newsroom.jsonfeed.json']) {
      const words = ['--campaign', 'news', '--locale', 'en', '--topics', 'energy'];
      expect(await run('import', join(DEMO, feed), ...words)).toMatchObject({ code: 0, err: '' });
    }
  });

  it('exits with 1 when an item was rejected, and names it', async () => {
    const { run, location } = await openCommandLine();
    const file = `${location.dataFile}.json`;
    const items = [makeItem(), makeItem({ id: 'bad', url: 'https://evil.example/' })];
    await writeFile(file, JSON.stringify({ programme, items }));
    expect(await run('import', file)).toEqual({
      code: 1,
      out: '1 added, 0 updated, 0 unchanged, 1 rejected\n',
      err: 'rejected item 1 (bad): /url: foreign-host\n',
    });
  });

  it('makes invitations and admin tokens that open a server on the same database', async () => {
    const { run, start } = await openCommandLine({
      PORTEVOIX_PUBLIC_URL: 'https://ambassadors.example.com/',
    });
    await run('import', join(DEMO, 'programme.json'));
    const server = start();
    const url = await readUrl(server);
    const invitations = (
      await run('invite', '--count', '2', '--locale', 'fr', '--topics', 'energy, hiring')
    ).out;
    const codes = [
      ...invitations.matchAll(/^(\S+) {2}https:\/\/ambassadors\.example\.com\/enrol#\1$/gm),
    ];
    expect(codes).toHaveLength(2);
    const answer = await post(`${url}/v1/enrolments`, {
      code: codes[0]?.[1],
      clientVersion: '1.0.0',
    });
    const { ambassador } = enrolmentSchema.parse(await answer.json());
    expect(ambassador).toMatchObject({ locale: 'fr', topics: ['energy', 'hiring'] });
    const authorization = `Bearer ${(await run('admin-token')).out.trim()}`;
    const me = await fetch(`${url}/v1/admin/me`, { headers: { authorization } });
    expect(me.status).toBe(200);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  it('says that the port is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    onTestFinished(() => void squatter.close());
    const address = squatter.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { run } = await openCommandLine({ PORTEVOIX_PORT: port });
    const { code, err } = await run('serve');
    expect(code).toBe(1);
    expect(err).toContain(`Port ${port} on 127.0.0.1 is taken.`);
  });

  it('says what is wrong with each variable of its environment', async () => {
    const { run } = await openCommandLine({
      PORTEVOIX_PORT: '99999',
      PORTEVOIX_TENANT: 'My Company',
    });
    const { code, err } = await run('serve');
    expect(code).toBe(1);
    expect(err).toContain('PORTEVOIX_PORT is "99999": use a whole number from 0 to 65535.');
    expect(err).toContain('PORTEVOIX_TENANT is "My Company"');
  });
});

describe('the database', () => {
  it('is made once by processes that start on it at the same time', async () => {
    const { run, location } = await openCommandLine({}, await emptyLocation());
    const runs = await Promise.all(Array.from({ length: 6 }, () => run('admin-token')));
    expect(runs.map(({ code, err }) => `${code} ${err}`)).toEqual(
      Array.from({ length: 6 }, () => '0 '),
    );
    const store = await openStore(location, () => new Date());
    onTestFinished(() => store.close());
    expect((await store.readTenant('default')).secret).toMatch(/^[\w-]{43}$/);
  });

  it('has every acknowledged event after the server was killed', async () => {
    const { run, start, location } = await openCommandLine({ PORTEVOIX_LOG: 'silent' });
    const file = `${location.dataFile}.json`;
    await writeFile(file, JSON.stringify({ programme, items: [makeItem()] }));
    await run('import', file);
    const server = start('serve');
    const url = await readUrl(server);
    const [, code] = /#(\S+)/.exec((await run('invite')).out) ?? [];
    const enrolment = await post(`${url}/v1/enrolments`, { code, clientVersion: '1.0.0' });
    const { deviceToken } = enrolmentSchema.parse(await enrolment.json());
    const acknowledged: string[] = [];
    const deliver = async (): Promise<void> => {
      const occurredAt = new Date().toISOString();
      const event = makeEvent({ occurredAt });
      const answer = await post(`${url}/v1/events`, makeBatchNow(event), deviceToken).catch(
        () => null,
      );
      if (!answer?.ok) return;
      acknowledged.push(event.shareId);
      if (acknowledged.length === 20) server.kill('SIGKILL');
      await deliver();
    };
    await Promise.all([deliver(), deliver(), deliver()]);
    const store = await openStore(location, () => new Date());
    onTestFinished(() => store.close());
    const rows = await store.listShares('default', { filter: {}, after: null, limit: 1_000 });
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    expect(rows.map(({ shareId }) => shareId)).toEqual(expect.arrayContaining(acknowledged));
  });

  it('has totals that check-totals counts anew, so that a row changed behind its back is found', async () => {
    const { run, location } = await openCommandLine();
    const file = `${location.dataFile}.json`;
    await writeFile(file, JSON.stringify({ programme, items: [makeItem()] }));
    await run('import', file);
    const store = await openStore(location, () => new Date());
    onTestFinished(() => store.close());
    await store.appendEvents('default', [makeStoredEvent(), makeStoredEvent({ network: 'x' })]);
    const sound = await run('check-totals');
    expect(sound).toMatchObject({ code: 0, err: '' });
    expect(sound.out).toContain('2 events, and the totals say the same.\n');
    expect(sound.out).toContain('2 shares, and the totals say the same.\n');
    await changeBehind(
      location,
      "update share_event set network = 'elsewhere' where network = 'x'",
    );
    const { code, out, err } = await run('check-totals');
    expect(code).toBe(1);
    expect(out).toContain('2 shares, and the totals say the same.\n');
    expect(err).toContain('The totals of events differ from the log.');
    expect(err).toContain('"network": "elsewhere"');
    await changeBehind(location, "update share set state = 'published' where network = 'x'");
    expect((await run('check-totals')).err).toContain('The totals of shares differ');
    await changeBehind(
      location,
      `insert into person values ('default', 'p', '["ambassador"]', null, 'en', '[]', '${NOW}', null, null)`,
    );
    expect((await run('check-totals')).err).toContain('The totals of comings and goings differ');
  });

  it('is refused, untouched, when a newer version of the endpoint wrote it', async () => {
    const { run, location } = await openCommandLine();
    await run('admin-token');
    await changeBehind(
      location,
      "insert into schema_step values (9999, '2030-01-01T00:00:00.000Z')",
    );
    const { code, err } = await run('admin-token');
    expect(code).not.toBe(0);
    expect(err).toContain('schema step 9999');
    const count = await lookInto(location, 'select count(*) as tokens from bearer_token');
    expect(count).toEqual([{ tokens: 1 }]);
  });
});
