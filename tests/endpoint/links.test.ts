import { describe, expect, it } from 'vitest';
import { BOOK_AGE_MS } from '../../src/endpoint/links/link-book.ts';
import { type LinkEndpoint, startLinkEndpoint } from './link-endpoint.ts';
import { makeItem, programme } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

const HOSTILE = [
  '../',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%0d%0aset-cookie:a=b',
  '%0a',
  '//evil.example',
  'http:%2f%2fevil.example',
  '%5cevil.example',
  'evil.example',
  '?url=https://evil.example',
  '0000000000000000',
  'zzzzzzzzzzzzzzzz',
  'ZZZZZZZZZZZZZZZZ',
  'iiiiiiiiiiiiiiii',
  '000000000000000',
  '00000000000000000',
  '%F0%9F%92%A5',
  'é'.repeat(16),
  '٠'.repeat(16),
  '%2e%2e',
  '.',
  '%20',
  "'or'1'='1",
  '%3Cscript%3E',
  '__proto__',
  'constructor',
  'a'.repeat(5_000),
  '0'.repeat(100),
  'healthz%00',
  'v1',
  'null',
  '$%7Bjndi%7D',
  '*',
];

const withoutInstance = async (answer: Response) => ({
  status: answer.status,
  body: await answer.text(),
});

async function listClicks({ links, location }: LinkEndpoint) {
  await links.drain();
  return lookInto(
    location,
    'select class, reason, item_id, network, pseudonym, visitor from click order by click_id',
  );
}

describe('a short link', () => {
  it('leads to the approved item, tagged for network and pseudonym, with the id of the click', async () => {
    const endpoint = await startLinkEndpoint();
    const { code, pseudonym } = await endpoint.askLink();
    const answer = await endpoint.follow(code);
    expect(answer.status).toBe(302);
    const location = new URL(answer.headers.get('location') ?? '');
    const clickId = location.searchParams.get('pv_click');
    expect(location.href).toBe(
      `https://www.example.com/first-light?utm_source=linkedin&utm_medium=social&utm_campaign=spring&utm_id=c-1&utm_source_platform=lumiere-voices&utm_content=first-light.short-link.${pseudonym}&pv_click=${clickId}`,
    );
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'strict-origin',
      'x-robots-tag': 'noindex',
    });
    await endpoint.links.drain();
    expect(await lookInto(endpoint.location, 'select click_id, occurred_at from click')).toEqual([
      { click_id: clickId, occurred_at: NOW },
    ]);
  });

  it('leads there at once when programme and item came after the endpoint had started', async () => {
    const endpoint = await startLinkEndpoint(undefined, { empty: true });
    const { store, tenant } = endpoint.context;
    await store.saveContent(tenant, { programme, items: [], now: NOW });
    await endpoint.publish(makeItem());
    const { code } = await endpoint.askLink();
    expect((await endpoint.follow(code)).status).toBe(302);
  });

  it('is the same for the same question, and leaves a number for each of the three only', async () => {
    const endpoint = await startLinkEndpoint();
    const { code } = await endpoint.askLink({ attribution: 'none' });
    expect((await endpoint.askLink({ attribution: 'none' })).code).toBe(code);
    await endpoint.askLink({ network: 'x' });
    await endpoint.askLink({ network: 'x' });
    const kinds = 'select kind, count(*) as total from link_handle group by kind order by kind';
    expect(await lookInto(endpoint.location, kinds)).toEqual([
      { kind: 'ambassador', total: 2 },
      { kind: 'item', total: 1 },
      { kind: 'network', total: 2 },
    ]);
    const answer = await endpoint.follow(code);
    expect(answer.headers.get('location')).toContain('utm_content=first-light.short-link.anon&');
  });

  it('keeps the pseudonym of its own quarter, so that no click ties two quarters together', async () => {
    const endpoint = await startLinkEndpoint();
    const { code, pseudonym } = await endpoint.askLink();
    endpoint.clock.now = new Date('2027-02-01T00:00:00.000Z');
    expect((await endpoint.follow(code)).headers.get('location')).toContain(`.${pseudonym}&`);
  });

  it('answers whatever is no code as it answers any unknown path, and repeats nothing', async () => {
    const endpoint = await startLinkEndpoint();
    const { code } = await endpoint.askLink();
    const unknown = await withoutInstance(await endpoint.send('/no/such/path'));
    expect(unknown.status).toBe(404);
    const changed = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    for (const text of [changed, code.toUpperCase(), `${code}%20`, `${code}/`, ...HOSTILE]) {
      if (['../', '.', '%2e%2e', '?url=https://evil.example'].includes(text)) continue;
      const answer = await endpoint.follow(text);
      expect(answer.headers.get('location'), text).toBeNull();
      expect(await withoutInstance(answer), text).toEqual(unknown);
    }
    expect(await listClicks(endpoint)).toEqual([]);
  });

  it('never takes a destination from the request', async () => {
    const endpoint = await startLinkEndpoint();
    const { code } = await endpoint.askLink();
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-original-url': 'https://evil.example/',
    };
    const answer = await endpoint.follow(`${code}?url=https://evil.example&next=//evil.example`, {
      headers,
    });
    expect(answer.headers.get('location')).toMatch(
      /^https:\/\/www\.example\.com\/first-light\?utm_source/,
    );
    expect(answer.headers.get('location')).not.toContain('evil');
  });

  it("of another company is unknown, and so is one that isn't signed", async () => {
    const [one, other] = [await startLinkEndpoint(), await startLinkEndpoint()];
    const { code } = await one.askLink();
    await other.askLink();
    expect((await other.follow(code)).status).toBe(404);
  });

  it('has ended once the item is withdrawn, at the latest after the age of the book', async () => {
    const endpoint = await startLinkEndpoint();
    const { code } = await endpoint.askLink();
    expect((await endpoint.follow(code)).status).toBe(302);
    await endpoint.publish(makeItem({ revision: 2, expiresAt: '2026-11-23T09:00:00Z' }));
    endpoint.clock.now = new Date(Date.parse(NOW) + BOOK_AGE_MS);
    const answer = await endpoint.follow(code);
    expect(answer.status).toBe(410);
    expect(await answer.text()).not.toContain(code);
  });

  it('has ended when its host is no longer vouched for', async () => {
    const endpoint = await startLinkEndpoint();
    const { code } = await endpoint.askLink();
    const { store, tenant } = endpoint.context;
    const narrower = { ...programme, domains: ['other.example.com'] };
    await store.saveContent(tenant, { programme: narrower, items: [], now: NOW });
    expect((await endpoint.follow(code)).status).toBe(410);
  });

  it("to somebody else's site goes there untouched", async () => {
    const endpoint = await startLinkEndpoint();
    const url = 'https://press.example.org/story?a=%20b#part';
    await endpoint.publish(makeItem({ id: 'press', url, source: 'curated' }));
    const { code } = await endpoint.askLink({ itemId: 'press' });
    expect((await endpoint.follow(code)).headers.get('location')).toBe(url);
  });

  it('is asked for by an enrolled device, for an item and a network that exist', async () => {
    const endpoint = await startLinkEndpoint();
    const { deviceToken: token } = await endpoint.enrol();
    const json = { itemId: 'first-light', network: 'linkedin', attribution: 'none' };
    const ask = async (changes: object, bearer = token) =>
      (await endpoint.send('/v1/links', { token: bearer, json: { ...json, ...changes } })).status;
    expect(await ask({})).toBe(200);
    expect(await ask({}, 'pvd_wrong')).toBe(401);
    expect(await ask({ itemId: 'nothing' })).toBe(404);
    expect(await ask({ network: 'myspace' })).toBe(404);
    expect(await ask({ url: 'https://evil.example' })).toBe(400);
  });
});

describe('a click', () => {
  it('is kept with its class and rule, whoever it was, and nobody is refused', async () => {
    const endpoint = await startLinkEndpoint();
    const { code, pseudonym } = await endpoint.askLink();
    const visits = [
      { method: 'HEAD' },
      { headers: { 'user-agent': 'LinkedInBot/1.0' } },
      { headers: { 'sec-purpose': 'prefetch' } },
      { headers: { referer: 'https://x.urlsand.com/' } },
      {},
    ];
    for (const visit of visits) expect((await endpoint.follow(code, visit)).status).toBe(302);
    const kept = await listClicks(endpoint);
    const common = {
      item_id: 'first-light',
      network: 'linkedin',
      pseudonym,
      visitor: expect.stringMatching(/^[a-z2-7]{16}$/),
    };
    const verdicts = [
      ['machine', 'head-request'],
      ['person', 'no-rule'],
      ['prefetch', 'prefetch-header'],
      ['preview', 'preview-agent'],
      ['scanner', 'scanner-referrer'],
    ];
    expect(kept).toHaveLength(verdicts.length);
    expect(kept).toEqual(
      expect.arrayContaining(
        verdicts.map(([verdict, reason]) => ({ ...common, class: verdict, reason })),
      ),
    );
  });

  it('leaves neither address nor browser behind, and a visitor who is somebody else the next day', async () => {
    const endpoint = await startLinkEndpoint();
    const { code } = await endpoint.askLink();
    await endpoint.follow(code);
    await endpoint.follow(code);
    endpoint.clock.now = new Date(Date.parse(NOW) + 24 * 60 * 60 * 1000);
    await endpoint.follow(code);
    const rows = await listClicks(endpoint);
    expect(
      JSON.stringify(rows) + endpoint.log.filter((line) => line.includes('answered')).join(''),
    ).not.toMatch(/127\.0\.0\.1|Mozilla/);
    const visitors = await lookInto(endpoint.location, 'select distinct visitor from click');
    expect(visitors).toHaveLength(2);
    const days = await lookInto(endpoint.location, 'select day from visitor_salt order by day');
    expect(days).toEqual([{ day: '2026-11-24' }, { day: '2026-11-25' }]);
  });

  it('more than a person makes is a burst; the totals say what a recount says', async () => {
    const endpoint = await startLinkEndpoint();
    const { code } = await endpoint.askLink();
    await Promise.all(Array.from({ length: 100 }, () => endpoint.follow(code)));
    await endpoint.links.drain();
    const { store, tenant } = endpoint.context;
    const totals = await store.listClickTotals(tenant);
    const month = '2026-11';
    expect(totals).toEqual([
      { month, itemId: 'first-light', network: 'linkedin', class: 'burst', total: 90 },
      { month, itemId: 'first-light', network: 'linkedin', class: 'person', total: 10 },
    ]);
    expect(await store.recountClicks(tenant)).toEqual(totals);
  });
});
