import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Feed, SignedFeed } from '../contract/feed.ts';
import type { Item } from '../contract/item.ts';
import type { KeyRing } from '../contract/signature.ts';
import { signFeed } from '../endpoint/feed/feed.ts';
import { makeSigner, mintKeys, rotateKeys, signItem } from '../endpoint/signing/signer.ts';
import { Database } from '../storage/database.ts';
import { itemRevisionsSetting } from '../storage/feed-state.ts';
import { changeSetting, deviceSetting, readSetting } from '../storage/settings.ts';
import { checkFeed } from './check-feed.ts';
import { followKeyRing } from './follow-key-ring.ts';
import { refreshFeed } from './refresh-feed.ts';
import { createVerifier } from './verify-signature.ts';

const now = new Date('2026-11-23T12:00:00Z');
const item: Item = {
  id: 'heat-storage',
  revision: 4,
  kind: 'article',
  title: 'Heat, kept for winter',
  url: 'https://www.example.com/heat',
  locale: 'en',
  topics: ['storage'],
  audiences: [],
  campaign: { id: 'c1', slug: 'winter' },
  variants: [
    { id: 'plain', network: 'any', locale: 'en', text: 'Heat, kept – for l’hiver 👩🏽‍🔬.' },
  ],
  publishAt: '2026-11-01T00:00:00Z',
  urgency: 'normal',
  source: 'company',
};
const feed: Feed = {
  tenant: 'acme',
  seq: 5,
  issuedAt: '2026-11-23T00:00:00Z',
  expiresAt: '2026-11-30T00:00:00Z',
  programme: { name: 'Acme', slug: 'acme', domains: ['www.example.com'], curatedDomains: [] },
  ambassador: { pseudonym: 'abcdefgh', locale: 'en', topics: [] },
  items: [item],
};
const keys = mintKeys('acme', now);
const signer = makeSigner(keys);

function signAll(content: Feed, by = signer): SignedFeed {
  const items = content.items.map((each) => signItem(by, each));
  return signFeed(by, { ...content, items, keyRingChanges: [...by.changes] });
}

const recipes = { clientVersion: '1.4.0', bundledSeen: '2026-10-09' };
const check = (body: object, expected: { keyRing?: KeyRing; revisions?: object } = {}) =>
  checkFeed(JSON.stringify(body), {
    tenant: 'acme',
    keyRing: signer.ring,
    lastGood: null,
    recipes: { ...recipes, lastSeq: 0 },
    now,
    ...expected,
    revisions: { ...expected.revisions },
  });

describe('the signature of an item', () => {
  it('holds for the item as it was approved, made by node:crypto and checked by WebCrypto', async () => {
    const verify = await createVerifier('acme', signer.ring);
    const { signature } = signItem(signer, item);
    expect(await verify('item', item, signature)).toBe('good');
  });

  it('fails when any character of the item is another one', async () => {
    const verify = await createVerifier('acme', signer.ring);
    const { signature } = signItem(signer, item);
    const text = JSON.stringify(item);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.integer({ min: 1, max: 127 }),
        async (at, flip) => {
          const other = String.fromCharCode(text.charCodeAt(at) ^ flip);
          const changed = parse(text.slice(0, at) + other + text.slice(at + 1));
          fc.pre(changed !== undefined && JSON.stringify(changed) !== text);
          expect(await verify('item', changed, signature)).toBe('bad-signature');
        },
      ),
    );
  });

  it('fails when any bit of the signature is another one', async () => {
    const verify = await createVerifier('acme', signer.ring);
    const { keyId, value } = signItem(signer, item).signature;
    const bytes = Buffer.from(value, 'base64url');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const signature = { keyId, value: flipped.toString('base64url') };
        expect(await verify('item', item, signature)).toBe('bad-signature');
      }),
    );
  });

  it('is worth nothing for another tenant, another revision or another kind of statement', async () => {
    const verify = await createVerifier('acme', signer.ring);
    const elsewhere = await createVerifier('other', signer.ring);
    const { signature } = signItem(signer, item);
    expect(await elsewhere('item', item, signature)).toBe('bad-signature');
    expect(await verify('item', { ...item, revision: 5 }, signature)).toBe('bad-signature');
    expect(await verify('composer-recipes', item, signature)).toBe('bad-signature');
  });
});

describe('a signed feed', () => {
  it('is taken whole, without its signatures', async () => {
    expect(await check(signAll(feed))).toEqual({
      ok: true,
      feed,
      keyRing: signer.ring,
      recipes: null,
    });
  });

  it('is refused when one word of one item is another, whoever signed the envelope', async () => {
    const signed = signAll(feed);
    const items = signed.items.map((each) => ({ ...each, item: { ...item, title: 'Cold' } }));
    expect(await check({ ...signed, items })).toMatchObject({
      code: 'bad-signature',
      detail: item.id,
    });
  });

  it('is refused when an item is missing, added twice, or of another person', async () => {
    const signed = signAll(feed);
    const { ambassador } = feed;
    for (const change of [
      { items: [] },
      { items: [...signed.items, ...signed.items] },
      { ambassador: { ...ambassador, pseudonym: 'hgfedcba' } },
      { seq: 6 },
    ]) {
      expect(await check({ ...signed, ...change })).toMatchObject({ code: 'bad-signature' });
    }
  });

  it('is refused when it brings an item under a lower revision than was ever seen', async () => {
    const signed = signAll(feed);
    expect(await check(signed, { revisions: { 'heat-storage': 4 } })).toMatchObject({ ok: true });
    expect(await check(signed, { revisions: { 'heat-storage': 5 } })).toMatchObject({
      code: 'rollback',
    });
  });

  it('is not of another tenant because that one uses the same key', async () => {
    const moved = makeSigner({ ...keys, tenant: 'other' });
    expect(await check({ ...signAll(feed, moved) })).toMatchObject({ code: 'bad-signature' });
  });
});

describe('a rotation of the keys', () => {
  const once = rotateKeys(keys, now);
  const twice = rotateKeys(once, now);
  const thrice = rotateKeys(twice, now);

  it('is followed by a device with the old keys, over one change or several', async () => {
    for (const after of [once, twice, thrice]) {
      const by = makeSigner(after);
      expect(await check(signAll(feed, by))).toMatchObject({ ok: true, keyRing: by.ring });
    }
  });

  it('makes the next key active, which devices knew before', () => {
    expect(once.active).toEqual(keys.next);
    expect(JSON.stringify(once)).not.toContain(keys.active.privateKey);
  });

  it('is not believed when a stranger announces it, nor when the links to it are missing', async () => {
    const stranger = rotateKeys({ ...mintKeys('acme', now), version: 1 }, now);
    expect(await followKeyRing('acme', signer.ring, stranger.changes)).toEqual(signer.ring);
    expect(await check(signAll(feed, makeSigner(stranger)))).toMatchObject({ code: 'unknown-key' });
    expect(await followKeyRing('acme', signer.ring, thrice.changes.slice(2))).toEqual(signer.ring);
  });

  it('cannot be taken back, nor used for another tenant', async () => {
    const { ring } = makeSigner(twice);
    expect(await followKeyRing('acme', ring, twice.changes)).toEqual(ring);
    expect(await followKeyRing('other', signer.ring, once.changes)).toEqual(signer.ring);
    expect(await check(signAll(feed), { keyRing: ring })).toMatchObject({ code: 'unknown-key' });
  });

  it('is pinned with the feed that brought it; a device without keys pins the first ones it gets', async () => {
    const { programme, ambassador } = feed;
    for (const keyRing of [signer.ring, null]) {
      const database = new Database(`test-${v7()}`);
      const enrolment = { tenant: 'acme', deviceToken: 'device', keyRing };
      await changeSetting(database, deviceSetting, (device) => ({
        ...device,
        enrolment: { ...enrolment, endpointUrl: 'https://acme.example', programme, ambassador },
      }));
      const by = makeSigner(once);
      await refreshFeed(database, {
        ...enrolment,
        recipes,
        now,
        client: {
          getKeyRing: async () => ({ ok: true, value: by.ring }),
          getFeed: async () => ({
            ok: true,
            value: { modified: true, body: JSON.stringify(signAll(feed, by)), etag: null },
          }),
        },
      });
      const device = await readSetting(database, deviceSetting);
      expect(device.enrolment?.keyRing).toEqual(by.ring);
      const revisions = await readSetting(database, itemRevisionsSetting);
      expect(revisions).toEqual({ 'heat-storage': 4 });
    }
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
