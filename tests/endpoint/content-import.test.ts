import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ImportReport, importReportSchema } from '../../src/contract/content-import.ts';
import { signedFeedSchema } from '../../src/contract/feed.ts';
import { makeItem, programme } from './samples.ts';
import { NOW, startTestEndpoint, type TestEndpoint, type TestRequest } from './test-endpoint.ts';

const IMPORT = '/v1/admin/content/import';

const post = (endpoint: TestEndpoint, request: TestRequest, query = '') =>
  endpoint.send(`${IMPORT}${query}`, { method: 'POST', token: endpoint.adminToken, ...request });

async function importItems(endpoint: TestEndpoint, ...items: unknown[]): Promise<ImportReport> {
  const answer = await post(endpoint, { json: { items } });
  expect(answer.status).toBe(200);
  return importReportSchema.parse(await answer.json());
}

async function reasonAgainst(item: unknown): Promise<string> {
  const endpoint = await startTestEndpoint();
  const { added, rejected } = await importItems(endpoint, item);
  expect(added).toBe(0);
  return rejected[0]?.reason ?? '';
}

const variant = (text: string, network = 'any') => [{ id: 'v', network, locale: 'en', text }];

describe('importing a document', () => {
  it('takes the demo programme whole, twice without a change, and its feed is one that a client accepts', async () => {
    const endpoint = await startTestEndpoint({ empty: true });
    const file = new URL('../../src/endpoint/demo/programme.json', import.meta.url);
    const body = await readFile(file, 'utf8');
    const headers = { 'content-type': 'application/json' };
    const first = importReportSchema.parse(await (await post(endpoint, { body, headers })).json());
    expect(first).toMatchObject({ updated: 0, unchanged: 0, rejected: [] });
    expect(first.added).toBeGreaterThanOrEqual(8);
    const again = await post(endpoint, { body, headers });
    expect(await again.json()).toMatchObject({ added: 0, updated: 0, unchanged: first.added });
    const { deviceToken: token } = await endpoint.enrol({ trained: true });
    const feed = signedFeedSchema.parse(await (await endpoint.send('/v1/feed', { token })).json());
    expect(feed.items).toHaveLength(first.added);
    expect(feed.items.some(({ item }) => item.urgency === 'urgent')).toBe(true);
    expect(new Set(feed.items.map(({ item }) => item.locale))).toEqual(new Set(['en', 'fr']));
  });

  it('checks each item by itself: a bad one stops no other', async () => {
    const endpoint = await startTestEndpoint();
    const report = await importItems(
      endpoint,
      makeItem({ id: 'good' }),
      'not an item',
      { ...makeItem({ id: 'bad' }), kind: 'poem' },
      makeItem({ id: 'good' }),
      makeItem(),
    );
    expect(report).toEqual({
      dryRun: false,
      changes: [{ id: 'good', outcome: 'added', revision: 1 }],
      warnings: [],
      added: 1,
      updated: 0,
      unchanged: 1,
      rejected: [
        { index: 1, id: null, reason: expect.any(String) },
        { index: 2, id: 'bad', reason: expect.stringContaining('/kind') },
        { index: 3, id: 'good', reason: expect.stringContaining('same id') },
      ],
    });
  });

  it('updates an item under a higher revision, and refuses other words under the same one', async () => {
    const endpoint = await startTestEndpoint();
    const title = 'Second thoughts';
    const same = await importItems(endpoint, makeItem({ title }));
    expect(same.rejected).toMatchObject([{ reason: expect.stringContaining('revision 1') }]);
    expect(await importItems(endpoint, makeItem({ title, revision: 2 }))).toMatchObject({
      updated: 1,
    });
    const lower = await importItems(endpoint, makeItem());
    expect(lower.rejected).toMatchObject([{ id: 'first-light' }]);
  });

  it.each([
    ['another host', 'https://www.example.com.evil.example/'],
    ['a press host, for an item of the company', 'https://press.example.org/a'],
    ['a password', 'https://jane:secret@www.example.com/'],
    ['a port', 'https://www.example.com:8443/'],
    ['http', 'http://www.example.com/'],
    ['a script', 'javascript://www.example.com/%0aalert(1)'],
    ['look-alike letters', 'https://www.exаmple.com/'],
  ])('refuses a link with %s', async (_what, url) => {
    expect(await reasonAgainst(makeItem({ id: 'linked', url }))).toContain('/url');
  });

  it('takes a curated item from a press host, and keeps links in canonical form', async () => {
    const endpoint = await startTestEndpoint();
    const curated = makeItem({
      id: 'curated',
      source: 'curated',
      url: 'https://PRESS.example.org',
    });
    expect(await importItems(endpoint, curated)).toMatchObject({ added: 1 });
    const [stored] = await endpoint.context.store.findItems('default', ['curated']);
    expect(stored?.url).toBe('https://press.example.org/');
  });

  it.each([
    ['a title that reads backwards', makeItem({ id: 'b', title: 'Good \u202E news' }), '/title'],
    [
      'a text with nothing between letters',
      makeItem({ id: 'b', variants: variant('a\u200Bb') }),
      '/variants/0/text',
    ],
    ['half a character', makeItem({ id: 'b', title: 'Half \uD800' }), '/title'],
    [
      'a hidden word in the disclosure',
      makeItem({ id: 'b', disclosure: 'I work\u2060 here' }),
      '/disclosure',
    ],
    [
      'an end before the beginning',
      makeItem({ id: 'b', expiresAt: '2026-10-01T00:00:00Z' }),
      '/expiresAt',
    ],
    [
      'two wordings of one id',
      makeItem({ id: 'b', variants: [...variant('a'), ...variant('b')] }),
      '/variants',
    ],
    [
      'a network that nobody knows',
      makeItem({ id: 'b', variants: variant('a', 'linkdin') }),
      '/variants/0/network',
    ],
  ])('refuses %s', async (_what, item, pointer) => {
    expect(await reasonAgainst(item)).toContain(pointer);
  });

  it('refuses a wording that fits its network only without link and disclosure', async () => {
    const endpoint = await startTestEndpoint();
    // 280 − 23 for the link − 2 for the blank line before it − 26 for the disclosure and its space.
    const room = 280 - 23 - 2 - ' I work at Lumière & Fils.'.length;
    const fits = makeItem({ id: 'fits', variants: variant('a'.repeat(room), 'x') });
    const over = makeItem({ id: 'over', variants: variant('a'.repeat(room + 1), 'x') });
    const anyone = makeItem({ id: 'anyone', variants: variant('a'.repeat(room + 1)) });
    const roomy = makeItem({ id: 'roomy', variants: variant('a'.repeat(room + 1), 'linkedin') });
    const report = await importItems(endpoint, fits, over, anyone, roomy);
    expect(report.added).toBe(2);
    expect(report.rejected.map(({ id, reason }) => [id, reason])).toEqual([
      ['over', expect.stringContaining('281 with link and disclosure, X takes 280')],
      ['anyone', expect.stringContaining('X takes 280')],
    ]);
  });

  it('takes a programme alone, and refuses items while there is none', async () => {
    const endpoint = await startTestEndpoint({ empty: true });
    expect((await post(endpoint, { json: { items: [makeItem()] } })).status).toBe(409);
    expect((await post(endpoint, { json: { programme, items: [] } })).status).toBe(200);
    expect(await importItems(endpoint, makeItem())).toMatchObject({ added: 1 });
  });

  it('changes nothing when the programme is not one', async () => {
    const endpoint = await startTestEndpoint();
    for (const wrong of [
      { ...programme, domains: ['not a host'] },
      { ...programme, name: 'A\u202EB' },
    ]) {
      const items = [makeItem({ id: 'new' })];
      const answer = await post(endpoint, { json: { programme: wrong, items } });
      expect(answer.status).toBe(400);
    }
    const { contentSeq } = await endpoint.context.store.readTenant('default');
    expect(contentSeq).toBe(1);
  });

  it('dates the change by the clock, so that the feed is new from that moment', async () => {
    const endpoint = await startTestEndpoint();
    await importItems(endpoint, makeItem({ id: 'b' }));
    const { contentChangedAt } = await endpoint.context.store.readTenant('default');
    expect(contentChangedAt).toBe(NOW);
  });
});
