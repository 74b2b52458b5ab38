import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Feed, SignedFeed } from '../contract/feed.ts';
import { signFeed } from '../endpoint/feed/feed.ts';
import { makeSigner, mintKeys, signItem } from '../endpoint/signing/signer.ts';
import { Database } from '../storage/database.ts';
import { readFeed } from '../storage/feed-store.ts';
import { changeSetting, deviceSetting } from '../storage/settings.ts';
import type { FeedAnswer } from './endpoint-client.ts';
import type { EndpointResult } from './endpoint-result.ts';
import { refreshFeed } from './refresh-feed.ts';

const now = new Date('2026-11-23T12:00:00Z');
const item: Feed['items'][number] = {
  id: 'heat-storage',
  revision: 1,
  kind: 'article',
  title: 'Heat, kept for winter',
  url: 'https://www.example.com/heat',
  locale: 'en',
  topics: ['storage'],
  audiences: [],
  campaign: { id: 'c1', slug: 'winter' },
  variants: [{ id: 'plain', network: 'any', locale: 'en', text: 'Heat, kept for winter.' }],
  publishAt: '2026-11-01T00:00:00Z',
  urgency: 'normal',
  source: 'company',
};
const good: Feed = {
  tenant: 'acme',
  seq: 5,
  issuedAt: '2026-11-23T00:00:00Z',
  expiresAt: '2026-11-30T00:00:00Z',
  programme: {
    name: 'Acme',
    slug: 'acme',
    domains: ['www.example.com'],
    curatedDomains: ['press.example.org'],
  },
  ambassador: { pseudonym: 'abcdefgh', locale: 'en', topics: [] },
  items: [item],
};

const keys = mintKeys('acme', now);
const signer = makeSigner(keys);
const recipes = { clientVersion: '1.4.0', bundledSeen: '2026-10-09' };
const enrolment = { tenant: 'acme', deviceToken: 'device', keyRing: signer.ring, recipes, now };

/** A feed as the endpoint signs it, whatever is in it. */
function signAll(feed: Feed, by = signer): SignedFeed {
  const items = feed.items.map((each) => signItem(by, each));
  return signFeed(by, { ...feed, items, keyRingChanges: [...by.changes] });
}

let database: Database;
beforeEach(async () => {
  database = new Database(`test-${v7()}`);
  const { programme, ambassador } = good;
  await changeSetting(database, deviceSetting, (device) => ({
    ...device,
    enrolment: { ...enrolment, endpointUrl: 'https://acme.example', programme, ambassador },
  }));
});

function clientWith(answer: EndpointResult<FeedAnswer>) {
  return {
    getFeed: async () => answer,
    getKeyRing: async () => ({ ok: true, value: signer.ring }) as const,
  };
}
function refreshWith(answer: EndpointResult<FeedAnswer>) {
  return refreshFeed(database, { ...enrolment, client: clientWith(answer) });
}
const sending = (feed: unknown, etag: string | null = null): EndpointResult<FeedAnswer> => ({
  ok: true,
  value: { modified: true, body: typeof feed === 'string' ? feed : JSON.stringify(feed), etag },
});
const readGood = () => readFeed(database, recipes.clientVersion);
const signedGood = signAll(good);
/** Signed, so that nothing but the change itself is wrong. */
const withItem = (change: object) => signAll({ ...good, seq: 6, items: [{ ...item, ...change }] });

describe('refreshing the approved content', () => {
  it('keeps a good feed with its ETag and asks with that ETag the next time', async () => {
    await refreshWith(sending(signedGood, '"five"'));
    const asked: (string | null)[] = [];
    await refreshFeed(database, {
      ...enrolment,
      client: {
        ...clientWith({ ok: true, value: { modified: false } }),
        async getFeed(etag) {
          asked.push(etag);
          return { ok: true, value: { modified: false } };
        },
      },
    });
    expect(asked).toEqual(['"five"']);
    expect(await readGood()).toEqual(good);
  });

  it.each<[string, unknown, string]>([
    ['is not JSON', '<html>Sign in to the network</html>', 'malformed'],
    ['is empty', '', 'malformed'],
    ['starts with a byte order mark', `\uFEFF${JSON.stringify(signedGood)}`, 'malformed'],
    [
      'holds a number out of range',
      JSON.stringify(signedGood).replace('"seq":5', '"seq":1e400'),
      'malformed',
    ],
    [
      'holds what is no number',
      JSON.stringify(signedGood).replace('"seq":5', '"seq":NaN'),
      'malformed',
    ],
    [
      'says a field twice, the second time otherwise',
      JSON.stringify(signedGood).replace('"seq":5', '"seq":5,"seq":6'),
      'bad-signature',
    ],
    ['is nested without end', '['.repeat(10_000), 'malformed'],
    ['has wrong types', { ...signedGood, items: 'many' }, 'malformed'],
    ['has unknown fields', { ...signedGood, script: 'alert(1)' }, 'malformed'],
    ['has an item with unknown fields', withItem({ html: '<b>' }), 'malformed'],
    ['has an item of an unknown kind', withItem({ kind: 'poem' }), 'malformed'],
    ['has a javascript: link', withItem({ url: 'javascript:alert(1)' }), 'malformed'],
    ['has an http link', withItem({ url: 'http://www.example.com/' }), 'malformed'],
    ['points to a foreign domain', withItem({ url: 'https://www.evil.example/' }), 'unsafe-link'],
    [
      'hides a foreign domain behind a user name',
      withItem({ url: 'https://www.example.com@evil.example/' }),
      'malformed',
    ],
    [
      'lets a company item point to a press domain',
      withItem({ url: 'https://press.example.org/' }),
      'unsafe-link',
    ],
    ['has expired', signAll({ ...good, seq: 6, expiresAt: '2026-11-22T00:00:00Z' }), 'expired'],
    ['is older than the last good one', signAll({ ...good, seq: 4 }), 'rollback'],
    [
      'was issued before the last good one',
      signAll({ ...good, issuedAt: '2026-11-22T23:59:59Z' }),
      'rollback',
    ],
    ['belongs to another company', signAll({ ...good, tenant: 'other' }), 'wrong-tenant'],
    ['is signed by a stranger', signAll(good, makeSigner(mintKeys('acme', now))), 'unknown-key'],
    ['is not signed', { ...signedGood, signature: undefined }, 'malformed'],
    [
      'is said to live longer',
      { ...signedGood, expiresAt: '2027-11-30T00:00:00Z' },
      'bad-signature',
    ],
    [
      'holds more than two thousand items',
      signAll({ ...good, seq: 6, items: Array.from({ length: 2_001 }, () => item) }),
      'malformed',
    ],
  ])(
    'keeps the last good feed and counts one error when the new one %s',
    async (_what, body, code) => {
      await refreshWith(sending(signedGood));
      const state = await refreshWith(sending(body));
      expect(await readGood()).toEqual(good);
      expect(state.errors).toBe(1);
      expect(state.lastError).toMatchObject({ code, at: now.toISOString() });
    },
  );

  it('takes a feed of today after one that an endpoint with a wrong clock issued in the year 2100', async () => {
    const ofTomorrow = {
      ...good,
      issuedAt: '2100-01-01T00:00:00Z',
      expiresAt: '2100-01-08T00:00:00Z',
    };
    await refreshWith(sending(signAll(ofTomorrow)));
    const state = await refreshWith(sending(signedGood));
    expect(state).toMatchObject({ errors: 0, lastError: null });
    expect(await readGood()).toEqual(good);
  });

  it('lets a curated item point to a domain that the company vouches for', async () => {
    const curated = withItem({ source: 'curated', url: 'https://press.example.org/' });
    await refreshWith(sending(curated));
    expect((await readGood())?.items[0]?.url).toBe('https://press.example.org/');
  });

  it('counts errors until the next good answer', async () => {
    await refreshWith(sending(signedGood));
    await refreshWith({ ok: false, error: 'unreachable' });
    expect(await refreshWith({ ok: false, error: 'too-large' })).toMatchObject({
      errors: 2,
      lastError: { code: 'too-large' },
    });
    expect(await readGood()).toEqual(good);
    expect(await refreshWith(sending(signedGood))).toMatchObject({ errors: 0, lastError: null });
  });
});
