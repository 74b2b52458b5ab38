import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type SignedFeed, signedFeedSchema } from '../../src/contract/feed.ts';
import { keyRingSchema, type PublicKey } from '../../src/contract/signature.ts';
import { feedStatement } from '../../src/domain/feed-statement.ts';
import { makeLinkCode } from '../../src/endpoint/links/make-link.ts';
import { openContext } from '../../src/endpoint/open-context.ts';
import { keyFileBeside, readKeyFile } from '../../src/endpoint/signing/key-file.ts';
import { signStored } from '../../src/endpoint/signing/sign-stored.ts';
import { startEndpoint } from '../../src/endpoint/start-endpoint.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { openCommandLine } from './endpoint-process.ts';
import { isSignedBy } from './is-signed-by.ts';
import { makeItem, programme } from './samples.ts';
import { NOW, startTestEndpoint } from './test-endpoint.ts';
import { freshLocation, lookInto } from './test-location.ts';

function expectSigned(feed: SignedFeed, key: PublicKey): void {
  expect(isSignedBy(key, feed.signature, ['feed', feedStatement(feed)])).toBe(true);
  for (const { item, signature } of feed.items) {
    expect(signature.keyId).toBe(key.id);
    expect(isSignedBy(key, signature, ['item', item])).toBe(true);
  }
}

/** Makes a database with its keys, as the first start of anything does. */
async function closeNew(location: StoreLocation): Promise<void> {
  const { store } = await openContext({ ...location, tenant: 'default' });
  await store.close();
}

describe('what the endpoint gives out', () => {
  it('is signed with the active key of the ring that an enrolment pins', async () => {
    const { enrol, send } = await startTestEndpoint();
    const { deviceToken: token, keyRing } = await enrol();
    const feed = signedFeedSchema.parse(await (await send('/v1/feed', { token })).json());
    expect(feed.items).toHaveLength(1);
    expectSigned(feed, keyRing.active);
    const ring = await send('/v1/key-ring', { token });
    expect(keyRingSchema.parse(await ring.json())).toEqual(keyRing);
  });

  it('signs what is imported as it is saved', async () => {
    const { enrol, send, adminToken, context } = await startTestEndpoint();
    const json = { items: [makeItem({ id: 'imported' })] };
    await send('/v1/admin/content/import', { token: adminToken, json });
    const { keyRing } = await enrol();
    const items = await context.store.listPublishedItems('default', NOW);
    const imported = items.find(({ item }) => item.id === 'imported');
    expect(imported?.signature.keyId).toBe(keyRing.active.id);
  });

  it('never holds a private key, in no answer and in no line of the log', async () => {
    const { enrol, send, log, location } = await startTestEndpoint();
    const enrolment = await enrol();
    const feed = await (await send('/v1/feed', { token: enrolment.deviceToken })).text();
    const keys = readKeyFile(keyFileBeside(location.dataFile), 'default');
    for (const text of [feed, JSON.stringify(enrolment), log.join('\n')]) {
      expect(text).not.toContain(keys?.active.privateKey);
      expect(text).not.toContain(keys?.next.privateKey);
    }
  });
});

describe('the key file', () => {
  it('is made with the database and only its owner may read it', async () => {
    const { run, location } = await openCommandLine();
    await closeNew(location);
    expect((await stat(keyFileBeside(location.dataFile))).mode & 0o777).toBe(0o600);
    const { out } = await run('keys', 'list');
    expect(out).toMatch(
      /^active {2}[a-z2-7]{16} {2}made \d{4}-\d\d-\d\d\nnext {4}[a-z2-7]{16} {2}made/,
    );
    const { active, next } = JSON.parse(await readFile(keyFileBeside(location.dataFile), 'utf8'));
    expect(out).not.toContain(active.privateKey);
    expect(out).not.toContain(next.privateKey);
  });

  it.each([
    ['others can read it', (file: string) => chmod(file, 0o640), 'can be read by others'],
    ['it is damaged', (file: string) => writeFile(file, '{}'), 'is damaged'],
  ])('is refused with a sentence when %s', async (_when, spoil, sentence) => {
    const { run, location } = await openCommandLine();
    await closeNew(location);
    await spoil(keyFileBeside(location.dataFile));
    const { code, out, err } = await run('serve');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n {4}at /);
  });

  it('is refused for another tenant, and missing when a name for it was given', async () => {
    const location = await freshLocation();
    const keyFile = keyFileBeside(location.dataFile);
    await expect(openContext({ ...location, tenant: 'one', keyFile })).rejects.toThrow('keys init');
    await closeNew(location);
    await expect(openContext({ ...location, tenant: 'two' })).rejects.toThrow(
      'of the tenant default',
    );
  });

  it('is not made anew behind the back of who pinned it: that takes keys init', async () => {
    const { run, location } = await openCommandLine();
    const before = await openContext({ ...location, tenant: 'default' });
    await before.store.saveContent('default', { programme, items: [makeItem()], now: NOW });
    await signStored(before, before.readSigner());
    await before.store.close();
    await rm(keyFileBeside(location.dataFile));
    await expect(openContext({ ...location, tenant: 'default' })).rejects.toThrow(
      'put back the copy that you keep',
    );
    expect(await run('keys', 'init')).toMatchObject({ code: 0 });
    expect((await run('keys', 'init')).err).toContain('already');
    const context = await openContext({ ...location, tenant: 'default' });
    const [signed] = await context.store.listPublishedItems('default', NOW);
    expect(signed?.signature.keyId).toBe(context.readSigner().keyId);
    await context.store.close();
  });
});

/** What matters to no test here. */
const quiet = {
  publicUrl: '',
  linkUrl: null,
  clickDurability: 'before',
  proxies: 'loopback',
  groupMin: 5,
  logLevel: 'silent',
  rates: { device: 100, staff: 100, tenant: 100 },
  metrics: null,
  retentionMonths: 13,
  stopDelayMs: 0,
} as const;

describe('a rotation on the command line', () => {
  it('reaches a running server: the next key signs everything, and the old one vouches for the new ring', async () => {
    const { run, location } = await openCommandLine();
    const config = { ...location, keyFile: null, tenant: 'default', host: '127.0.0.1', port: 0 };
    const server = await startEndpoint({ ...config, ...quiet });
    const { store, tenant, readSigner } = server.context;
    await store.saveContent(tenant, { programme, items: [makeItem()], now: NOW });
    await signStored(server.context, readSigner());
    const before = readSigner().ring;

    const { code, out } = await run('keys', 'rotate');
    expect(code).toBe(0);
    expect(out).toContain(`active  ${before.next.id}`);
    const after = readSigner();
    expect(after.ring).toMatchObject({ version: 2, active: before.next });
    const [change] = after.changes;
    expect(change?.ring).toEqual(after.ring);
    if (!change) throw new Error('the change was asserted above');
    expect(isSignedBy(before.active, change.signature, ['key-ring', change.ring])).toBe(true);
    const items = await store.listPublishedItems(tenant, NOW);
    expect(items.map(({ signature }) => signature.keyId)).toEqual([before.next.id]);
    await server.close();
  });
});

describe('content from before there were signatures', () => {
  it('is signed when the endpoint starts, as it stands', async () => {
    const location = await freshLocation();
    const context = await openContext({ ...location, tenant: 'default' });
    await context.store.saveContent('default', { programme, items: [makeItem()], now: NOW });
    await context.store.close();
    const config = { ...location, keyFile: null, tenant: 'default', host: '127.0.0.1', port: 0 };
    const server = await startEndpoint({ ...config, ...quiet });
    const [signed] = await server.context.store.listPublishedItems('default', NOW);
    expect(signed?.item).toEqual(makeItem());
    if (!signed) throw new Error('the item was asserted above');
    const { active } = server.context.readSigner().ring;
    expect(isSignedBy(active, signed.signature, ['item', signed.item])).toBe(true);
    await server.close();
    const rows = await lookInto(location, 'select content_seq as seq from tenant');
    expect(rows).toEqual([{ seq: 1 }]);
  });

  it('is where short links lead from the first request on', async () => {
    const location = await freshLocation();
    const context = await openContext({ ...location, tenant: 'default' });
    await context.store.saveContent('default', { programme, items: [makeItem()], now: NOW });
    const link = { itemId: 'first-light', ambassadorId: null, network: 'x' };
    const made = await makeLinkCode(context, link);
    await context.store.close();
    const config = { ...location, keyFile: null, tenant: 'default', host: '127.0.0.1', port: 0 };
    const linkUrl = 'https://go.example.com';
    const server = await startEndpoint({ ...config, ...quiet, linkUrl });
    const code = made.ok ? made.code : '';
    const answer = await fetch(`${server.url}/${code}`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    await server.close();
  });
});
