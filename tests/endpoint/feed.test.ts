import { describe, expect, it } from 'vitest';
import { FEED_MAX_BYTES, type SignedFeed, signedFeedSchema } from '../../src/contract/feed.ts';
import type { Item } from '../../src/contract/item.ts';
import { signStored } from '../../src/endpoint/signing/sign-stored.ts';
import { LINK_URL, startLinkEndpoint } from './link-endpoint.ts';
import { makeItem, programme } from './samples.ts';
import { NOW, startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

async function openFeed(): Promise<{
  endpoint: TestEndpoint;
  save: (items: Item[]) => Promise<unknown>;
  ask: (etag?: string) => Promise<Response>;
  read: () => Promise<SignedFeed>;
}> {
  const endpoint = await startTestEndpoint();
  const { deviceToken: token } = await endpoint.enrol();
  const { store, tenant, now } = endpoint.context;
  const ask = (etag?: string) =>
    endpoint.send('/v1/feed', { token, ...(etag && { headers: { 'if-none-match': etag } }) });
  return {
    endpoint,
    async save(items) {
      await store.saveContent(tenant, { programme: null, items, now: now().toISOString() });
      await signStored(endpoint.context, endpoint.context.readSigner());
    },
    ask,
    read: async () => signedFeedSchema.parse(await (await ask()).json()),
  };
}

describe('GET /v1/feed', () => {
  it('gives the programme, the person and the published items, as the contract has them', async () => {
    const { read, endpoint } = await openFeed();
    const feed = await read();
    expect(feed).toMatchObject({
      tenant: 'default',
      seq: 1,
      issuedAt: NOW,
      expiresAt: '2026-11-30T09:30:00.000Z',
      programme,
      items: [{ item: makeItem() }],
    });
    const me = await endpoint.send('/v1/admin/me', { token: endpoint.adminToken });
    expect(await me.json()).toMatchObject({ programmeName: programme.name, campaigns: ['spring'] });
  });

  it('answers 304 to its own validator, alone, in a list or weakened, and 200 to another', async () => {
    const { ask } = await openFeed();
    const etag = (await ask()).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await ask(known);
      expect(answer.status).toBe(304);
      expect(answer.headers.get('etag')).toBe(etag);
      expect(await answer.text()).toBe('');
    }
    expect((await ask('"other"')).status).toBe(200);
  });

  it('keeps its validator while a day passes, and changes it the next day', async () => {
    const { ask, endpoint } = await openFeed();
    const etag = (await ask()).headers.get('etag') ?? '';
    endpoint.clock.now = new Date('2026-11-23T23:59:59.999Z');
    expect((await ask(etag)).status).toBe(304);
    endpoint.clock.now = new Date('2026-11-24T00:00:00.000Z');
    const next = await ask(etag);
    expect(next.status).toBe(200);
    expect(signedFeedSchema.parse(await next.json())).toMatchObject({
      seq: 1,
      issuedAt: '2026-11-24T00:00:00.000Z',
      expiresAt: '2026-12-01T00:00:00.000Z',
    });
  });

  it('changes its validator and raises its sequence when content changes', async () => {
    const { ask, save, read } = await openFeed();
    const etag = (await ask()).headers.get('etag') ?? '';
    await save([makeItem({ revision: 2, title: 'Second light' })]);
    expect((await ask(etag)).status).toBe(200);
    expect(await read()).toMatchObject({ seq: 2, items: [{ item: { title: 'Second light' } }] });
  });

  it('leaves out what is not yet published and what has expired, newest first', async () => {
    const { save, read, endpoint } = await openFeed();
    await save([
      makeItem({ id: 'tomorrow', publishAt: '2026-11-24T00:00:00Z' }),
      makeItem({ id: 'over', expiresAt: '2026-11-23T09:30:00Z' }),
      makeItem({ id: 'newest', publishAt: '2026-11-23T09:30:00Z' }),
    ]);
    expect((await read()).items.map(({ item }) => item.id)).toEqual(['newest', 'first-light']);
    endpoint.clock.now = new Date('2026-11-24T00:00:00Z');
    expect((await read()).items.map(({ item }) => item.id)).toEqual([
      'tomorrow',
      'newest',
      'first-light',
    ]);
  });

  it('gives different people different validators', async () => {
    const { ask, endpoint } = await openFeed();
    const { deviceToken: token } = await endpoint.enrol();
    const etag = (await ask()).headers.get('etag') ?? '';
    const other = await endpoint.send('/v1/feed', { token, headers: { 'if-none-match': etag } });
    expect(other.status).toBe(200);
  });

  it('never grows beyond what a client reads: the newest items win', async () => {
    const { save, ask } = await openFeed();
    const text = 'é'.repeat(10_000);
    const variants = Array.from({ length: 20 }, (_, index) => ({
      id: `v${index}`,
      network: 'any',
      locale: 'fr',
      text,
    }));
    const items = Array.from({ length: 15 }, (_, index) =>
      makeItem({ id: `long-${index}`, variants, publishAt: `2026-11-${10 + index}T00:00:00Z` }),
    );
    await save(items);
    const body = await (await ask()).text();
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(FEED_MAX_BYTES);
    const feed = signedFeedSchema.parse(JSON.parse(body));
    expect(feed.items.length).toBeGreaterThan(8);
    expect(feed.items[0]?.item.id).toBe('long-13');
  });
});

/** An endpoint with short links, whose programme vouches for these hosts. */
async function openLinked(domains: string[]) {
  const endpoint = await startLinkEndpoint();
  const { store, tenant, now } = endpoint.context;
  await store.saveContent(tenant, {
    programme: { ...programme, domains },
    items: [],
    now: now().toISOString(),
  });
  const { deviceToken: token, ambassador } = await endpoint.enrol();
  const read = async () =>
    signedFeedSchema.parse(await (await endpoint.send('/v1/feed', { token })).json());
  return { endpoint, read, token, pseudonym: ambassador.pseudonym };
}

describe('the short links of a feed', () => {
  const host = new URL(LINK_URL).hostname;

  it('lead each to its item: one of the person’s own, one of nobody, on every network', async () => {
    const { endpoint, read, pseudonym } = await openLinked([...programme.domains, host]);
    const { links } = await read();
    expect(links?.base).toBe(LINK_URL);
    expect(Object.keys(links?.codes ?? {})).toEqual(['first-light']);
    for (const [network, { own, anonymous }] of Object.entries(links?.codes['first-light'] ?? {})) {
      for (const [code, whose] of [
        [own, pseudonym],
        [anonymous, 'anon'],
      ] as const) {
        const answer = await endpoint.follow(code);
        const to = new URL(answer.headers.get('location') ?? '');
        expect(to.searchParams.get('utm_content')).toBe(`first-light.short-link.${whose}`);
        expect(to.searchParams.get('utm_source')).toBe(network);
      }
    }
  });

  it('are the same that the device may ask for one by one', async () => {
    const { endpoint, read, token } = await openLinked([...programme.domains, host]);
    const { links } = await read();
    const json = { itemId: 'first-light', network: 'x', attribution: 'pseudonym' };
    const asked = await endpoint.send('/v1/links', { token, json });
    expect(await asked.json()).toEqual({
      url: `${LINK_URL}/${links?.codes['first-light']?.x?.own}`,
    });
  });

  it('stay out, with a warning in the log, where their host is not the company’s', async () => {
    const { endpoint, read } = await openLinked([...programme.domains]);
    expect((await read()).links).toBeUndefined();
    expect(endpoint.log.join('\n')).toContain('PORTEVOIX_LINK_URL is on no domain');
  });
});
