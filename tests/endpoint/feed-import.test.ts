import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ImportReport, importReportSchema } from '../../src/contract/content-import.ts';
import type { Item } from '../../src/contract/item.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

const DEFAULTS = new URLSearchParams({
  campaign: 'news',
  campaignName: 'News',
  locale: 'en',
  topics: 'optics, glass',
  disclosure: 'I work at Lumière & Fils.',
});

async function importFeed(
  endpoint: TestEndpoint,
  feed: { type: string; body: string | Uint8Array<ArrayBuffer>; query?: URLSearchParams },
): Promise<ImportReport> {
  const answer = await endpoint.send(`/v1/admin/content/import?${feed.query ?? DEFAULTS}`, {
    method: 'POST',
    token: endpoint.adminToken,
    body: feed.body,
    headers: { 'content-type': feed.type },
  });
  expect(answer.status).toBe(200);
  return importReportSchema.parse(await answer.json());
}

/** All items of the endpoint but the one it starts with, newest first. */
async function listImported({ context }: TestEndpoint): Promise<Item[]> {
  const items = await context.store.listPublishedItems('default', '2027-01-01T00:00:00.000Z');
  return items.map(({ item }) => item).filter(({ id }) => id !== 'first-light');
}

const readDemo = (name: string) =>
  readFile(new URL(`../../src/endpoint/demo/${name}`, import.meta.url), 'utf8');

/** An endpoint with the demo's programme, whose hosts its feeds point to. */
async function startWithDemo(): Promise<TestEndpoint> {
  const endpoint = await startTestEndpoint();
  const { programme } = JSON.parse(await readDemo('programme.json'));
  await endpoint.context.store.saveContent('default', {
    programme,
    items: [],
    now: '2026-11-23T09:30:00.000Z',
  });
  return endpoint;
}

const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items.join('')}</channel></rss>`;

const entry = (changes: Record<string, string> = {}) => {
  const parts = {
    title: 'A title',
    link: 'https://www.example.com/a',
    guid: 'urn:a',
    description: 'Some words.',
    pubDate: 'Mon, 02 Nov 2026 08:30:00 +0100',
    ...changes,
  };
  const tags = Object.entries(parts).map(([name, text]) =>
    text ? `<${name}>${text}</${name}>` : '',
  );
  return `<item>${tags.join('')}</item>`;
};

const withDoctype = (declarations: string, item: string) =>
  rss(item).replace('?>', `?><!DOCTYPE rss [${declarations}]>`);

describe('importing a feed', () => {
  it('makes articles of RSS items, their markup turned into words', async () => {
    const endpoint = await startWithDemo();
    const body = await readDemo('newsroom.rss.xml');
    const report = await importFeed(endpoint, { type: 'application/rss+xml', body });
    expect(report).toMatchObject({ added: 3, updated: 0, unchanged: 0, rejected: [] });
    const [newest, lids, wells] = await listImported(endpoint);
    expect(newest).toMatchObject({
      id: expect.stringMatching(/^novalis-news-2026-041-[a-z2-7]{8}$/),
      revision: 1,
      kind: 'article',
      title: 'A second store for the Loue valley',
      url: 'https://www.novalis-energie.example.com/news/second-store-loue-valley',
      topics: ['optics', 'glass'],
      campaign: { id: 'news', slug: 'news', name: 'News' },
      publishAt: '2026-11-10T08:00:00.000Z',
      source: 'company',
      variants: [
        {
          network: 'any',
          text:
            'A second store for the Loue valley\n\nThree towns of the Loue valley have chosen a shared heat ' +
            'store. Work starts in spring\u00a02027 & ends before the following winter. {disclosure}\n\n{link}',
        },
      ],
    });
    expect(lids?.title).toBe('Why our lids are white & thick');
    expect(lids?.variants[0]?.text).toMatch(/[a-z]… \{disclosure\}/);
    expect(wells?.url).toBe('https://www.novalis-energie.example.com/news/open-well-data');
  });

  it('makes articles of Atom entries and of JSON Feed items', async () => {
    const endpoint = await startWithDemo();
    const atom = await readDemo('newsroom.atom.xml');
    expect(await importFeed(endpoint, { type: 'application/atom+xml', body: atom })).toMatchObject({
      added: 2,
      rejected: [],
    });
    const json = await readDemo('newsroom.jsonfeed.json');
    expect(await importFeed(endpoint, { type: 'application/json', body: json })).toMatchObject({
      added: 2,
      rejected: [],
    });
    expect(await importFeed(endpoint, { type: 'application/feed+json', body: json })).toMatchObject(
      {
        unchanged: 2,
      },
    );
    const items = await listImported(endpoint);
    expect(items.map(({ title, url }) => `${title} ${url}`)).toEqual([
      'Un deuxième réservoir pour la vallée de la Loue https://www.novalis-energie.example.com/fr/actualite/deuxieme-reservoir',
      'From plumber to network engineer in three years https://careers.novalis-energie.example.com/stories/from-plumber-to-network-engineer',
      'Les puits de Saint-Aubert, lisibles par tous https://www.novalis-energie.example.com/fr/actualite/donnees-des-puits',
      'A four-day week on a building site: what we learnt https://careers.novalis-energie.example.com/stories/four-day-week-on-site',
    ]);
    expect(items[1]?.variants[0]?.text).not.toContain('track()');
  });

  it('knows an entry again by its guid, and raises its revision when its words changed', async () => {
    const endpoint = await startTestEndpoint();
    const type = 'text/xml';
    await importFeed(endpoint, { type, body: rss(entry()) });
    expect(await importFeed(endpoint, { type, body: rss(entry()) })).toMatchObject({
      unchanged: 1,
    });
    const moved = rss(entry({ title: 'A better title', link: 'https://www.example.com/b' }));
    expect(await importFeed(endpoint, { type, body: moved })).toMatchObject({ updated: 1 });
    expect(await importFeed(endpoint, { type, body: moved })).toMatchObject({ unchanged: 1 });
    expect(await listImported(endpoint)).toMatchObject([{ revision: 2, title: 'A better title' }]);
  });

  it('keeps the moment when it first saw an entry that has no date', async () => {
    const endpoint = await startTestEndpoint();
    const type = 'application/xml';
    await importFeed(endpoint, { type, body: rss(entry({ pubDate: '' })) });
    endpoint.clock.now = new Date('2026-11-25T00:00:00Z');
    const again = await importFeed(endpoint, { type, body: rss(entry({ pubDate: 'yesterday' })) });
    expect(again).toMatchObject({ unchanged: 1 });
    expect(await listImported(endpoint)).toMatchObject([{ publishAt: '2026-11-23T09:30:00.000Z' }]);
  });

  it('shortens a summary until the text fits every network, and refuses a title that never will', async () => {
    const endpoint = await startTestEndpoint();
    const title = 'Ten words '.repeat(18).trim();
    const endless = { title: 'x'.repeat(199), guid: 'urn:b', link: 'https://www.example.com/b' };
    const body = rss(entry({ title, description: 'word '.repeat(500) }), entry(endless));
    const query = new URLSearchParams(DEFAULTS);
    query.set('disclosure', 'D'.repeat(60));
    const report = await importFeed(endpoint, { type: 'text/xml', body, query });
    expect(report.added).toBe(1);
    expect(report.rejected).toMatchObject([
      { index: 1, reason: expect.stringContaining('X takes 280') },
    ]);
  });

  it('names the entries that it can not use', async () => {
    const endpoint = await startTestEndpoint();
    const body = rss(
      entry({ title: '' }),
      entry({ guid: 'urn:c', link: 'https://evil.example/' }),
      entry({ guid: 'urn:d' }),
      entry({ guid: 'urn:d' }),
    );
    const report = await importFeed(endpoint, { type: 'text/xml', body });
    expect(report.added).toBe(1);
    expect(report.rejected.map(({ index, reason }) => [index, reason])).toEqual([
      [0, 'no link or no title'],
      [1, '/url: foreign-host'],
      [3, expect.stringContaining('same id')],
    ]);
  });

  it.each([
    ['the XML declaration', 'text/xml', 'iso-8859-1'],
    ['the transport', 'text/xml; charset=ISO-8859-1', null],
  ])('reads the character set that %s names', async (_who, type, declared) => {
    const endpoint = await startTestEndpoint();
    const declaration = declared ? `<?xml version="1.0" encoding="${declared}"?>` : '';
    const xml = declaration + rss(entry({ title: 'Été à Besançon' })).replace(/^<\?xml.*?\?>/, '');
    const body = Uint8Array.from(Buffer.from(xml, 'latin1'));
    await importFeed(endpoint, { type, body });
    expect(await listImported(endpoint)).toMatchObject([{ title: 'Été à Besançon' }]);
  });

  it.each([
    ['without campaign and locale', 'text/xml', rss(entry()), ''],
    ['with a locale that is none', 'text/xml', rss(entry()), 'campaign=news&locale=english'],
    ['with a default that is none', 'text/xml', rss(entry()), `${DEFAULTS}&revision=7`],
    ['that is a web page', 'text/xml', '<html><body>Hello</body></html>', String(DEFAULTS)],
    [
      'that breaks off',
      'application/rss+xml',
      '<rss version="2.0"><channel><item>',
      String(DEFAULTS),
    ],
    [
      'in a character set that nobody knows',
      'text/xml; charset=klingon',
      rss(entry()),
      String(DEFAULTS),
    ],
    [
      'that asks for a file',
      'text/xml',
      withDoctype('<!ENTITY x SYSTEM "file:///etc/hostname">', entry({ title: '&x;' })),
      String(DEFAULTS),
    ],
    [
      'nested beyond reason',
      'text/xml',
      `<rss version="2.0">${'<a>'.repeat(100_000)}`,
      String(DEFAULTS),
    ],
  ])('refuses a feed %s', async (_what, type, body, query) => {
    const endpoint = await startTestEndpoint();
    const answer = await endpoint.send(`/v1/admin/content/import?${query}`, {
      token: endpoint.adminToken,
      body,
      headers: { 'content-type': type },
    });
    expect(answer.status).toBe(400);
    expect(await listImported(endpoint)).toEqual([]);
  });

  it('expands no entity that the document declares', async () => {
    const endpoint = await startTestEndpoint();
    const body = withDoctype('<!ENTITY y "boom">', entry({ title: '&y; title' }));
    await importFeed(endpoint, { type: 'text/xml', body });
    expect(await listImported(endpoint)).toMatchObject([{ title: '&y; title' }]);
  });
});
