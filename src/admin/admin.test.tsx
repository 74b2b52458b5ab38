// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ShareRow } from '../contract/share-log.ts';
import type { DeviceShare } from '../messaging/extension-messages.ts';
import { FakePage, installBrowser } from '../ui/fake-page.ts';
import { Admin } from './admin.tsx';
import { noWorth, ownFigures, worth } from './results-fixtures.ts';

const row: ShareRow = {
  shareId: '019a2f4e-7c1b-7d2a-9f3e-5b6c7d8e9f01',
  state: 'published',
  network: 'linkedin',
  composer: 'post',
  mode: 'in-composer',
  itemId: 'new-plant',
  itemRevision: 3,
  itemTitle: 'Our new plant',
  variantId: 'results',
  campaign: 'plant',
  link: 'https://www.example.com/plant',
  permalink: null,
  wording: 'touched',
  evidence: 'toast',
  pseudonym: 'k7m2q4xd',
  insertedAt: '2026-11-23T09:30:00Z',
  publishedAt: '2026-11-23T09:31:00Z',
  receivedAt: '2026-11-23T09:32:00Z',
  clientVersion: '0.1.0',
};
const own: DeviceShare = {
  ...row,
  title: '=Our new plant',
  delivered: false,
  permalink: null,
  outcomes: [
    { id: 'o1', kind: 'press-contact', happenedOn: '2026-11-24' },
    { id: 'o2', kind: 'lead', happenedOn: '2026-11-25' },
  ],
};
const session = {
  tenant: 'acme',
  programmeName: 'Acme Voices',
  campaigns: ['plant'],
  networks: ['linkedin', 'x'],
};

const figures = (people: number) => ({
  observed: { inserted: 3, published: 1, probable: 1, clicks: 9, people, setAside: 2 },
  confirmed: {
    conversions: [{ type: 'lead', total: 2 }],
    value: [{ amountMinor: 125_050, currency: 'EUR' }],
  },
  modelled: { conversionsMilli: 1_500, value: [] },
});
const results = {
  from: '2026-10',
  to: '2026-11',
  by: 'campaign',
  model: 'last',
  lookbackDays: 90,
  groupMin: 5,
  peopleError: 0.01625,
  withheld: ['2026-10'],
  total: figures(7),
  worth,
  rows: [
    { key: 'few', ...figures(2), worth: noWorth },
    { key: 'many', ...figures(5), worth: noWorth },
    { key: null, ...figures(0), worth: noWorth },
  ],
};

const outcome = {
  reference: 'a'.repeat(26),
  state: 'waiting',
  kind: 'press-contact',
  itemId: 'new-plant',
  itemTitle: 'Our new plant',
  network: 'linkedin',
  month: '2026-11',
};

const files: { name: string; text: Promise<string> }[] = [];
const answer = vi.fn<(url: URL) => Response>();
let page: FakePage;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const pageOf = (rows: ShareRow[], total: number, nextCursor: string | null) =>
  json({ rows, total, nextCursor });

async function open(hash: string, signedIn: boolean) {
  location.hash = hash;
  sessionStorage.clear();
  if (signedIn) {
    const credentials = { baseUrl: 'https://portevoix.example.com', token: 'secret' };
    sessionStorage.setItem('portevoix.admin', JSON.stringify(credentials));
  }
  installBrowser({ 'extension.export-device-log': () => [own] });
  page = await FakePage.open(<Admin />);
}

beforeEach(() => {
  files.length = 0;
  answer.mockReset();
  answer.mockImplementation((url) => {
    if (url.pathname === '/v1/admin/me') return json(session);
    if (url.pathname === '/v1/admin/shares') return pageOf([row], 1, null);
    if (url.pathname === '/v1/admin/results') return json(results);
    if (url.pathname === '/v1/admin/outcomes') {
      return json({
        rows: url.searchParams.get('state') === 'waiting' ? [outcome] : [],
        nextCursor: null,
      });
    }
    if (url.pathname === `/v1/admin/outcomes/${outcome.reference}/confirm`) {
      return json({ reference: outcome.reference, state: 'confirmed' });
    }
    if (url.pathname === '/v1/programme/figures') return json(ownFigures);
    return new Response('shareId\r\na\r\n');
  });
  vi.stubGlobal('fetch', async (url: URL) => answer(new URL(url)));
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    files.push({ name: '', text: blob instanceof Blob ? blob.text() : Promise.resolve('') });
    return 'blob:test';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    const file = files.at(-1);
    if (file) file.name = this.download;
  });
});
afterEach(() => {
  page.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('without a sign-in', () => {
  test('the page shows this device’s own log', async () => {
    await open('', false);
    expect(page.text).toContain('=Our new plant');
    expect(page.text).toContain('1 share');
    expect(answer).not.toHaveBeenCalled();
  });

  test('the own log leaves as CSV that no spreadsheet runs, and as NDJSON', async () => {
    await open('#device', false);
    await page.press('Export CSV');
    await page.press('Export NDJSON');
    const [csv, ndjson] = await Promise.all(files.map(({ text }) => text));
    expect(csv).toContain("'=Our new plant");
    expect(csv).toContain('2026-11-24 press-contact; 2026-11-25 lead');
    expect(JSON.parse(ndjson ?? '')).toMatchObject({ title: '=Our new plant', delivered: false });
    expect(files[0]?.name).toMatch(/^portevoix-my-shares-\d{4}-\d\d-\d\d\.csv$/);
  });

  test('signing in needs an address and a token', async () => {
    await open('#company', false);
    await page.press('Sign in');
    expect(page.text).toContain('Type an address that starts with https://');
    expect(page.text).toContain('Paste the admin token.');
    expect(answer).not.toHaveBeenCalled();
  });

  test('a token that the server does not accept is not kept', async () => {
    answer.mockImplementation(() => json({ type: 'about:blank', title: 'No', status: 401 }, 401));
    await open('#company', false);
    await page.fill('Endpoint address', 'portevoix.example.com');
    await page.fill('Admin token', 'wrong');
    await page.press('Sign in');
    expect(page.text).toContain('The server does not accept this token');
    expect(sessionStorage.length).toBe(0);
  });

  test('a good token opens the log, for this tab only', async () => {
    await open('#company', false);
    await page.fill('Endpoint address', 'portevoix.example.com');
    await page.fill('Admin token', 'secret');
    await page.press('Sign in');
    expect(page.text).toContain('Signed in to Acme Voices');
    expect(page.text).toContain('Our new plant');
    expect(localStorage.length).toBe(0);
    await page.press('Sign out');
    expect(sessionStorage.length).toBe(0);
  });
});

describe('the company’s log', () => {
  test('shows each share with its state in words and its evidence', async () => {
    await open('', true);
    expect(page.text).toContain('Published');
    expect(page.text).toContain('The network confirmed it');
    expect(page.text).toContain('k7m2q4xd');
  });

  test('goes on from where it stopped', async () => {
    answer.mockImplementation((url) => {
      if (url.pathname === '/v1/admin/me') return json(session);
      const next = url.searchParams.get('cursor');
      if (next) return pageOf([{ ...row, shareId: 'b', itemTitle: 'Second' }], 2, null);
      return pageOf([row], 2, 'after-a');
    });
    await open('', true);
    expect(page.text).toContain('1 shown');
    await page.press('Load more');
    expect(answer.mock.lastCall?.[0].searchParams.get('cursor')).toBe('after-a');
    expect(page.text).toContain('Our new plant');
    expect(page.text).toContain('Second');
    expect(page.has('Load more')).toBe(false);
  });

  test('starts over with a new filter, and exports what it shows', async () => {
    await open('', true);
    await page.fill('Network', 'x');
    expect(answer.mock.lastCall?.[0].searchParams.get('network')).toBe('x');
    await page.press('Export CSV');
    const exported = answer.mock.lastCall?.[0];
    expect(exported?.pathname).toBe('/v1/admin/shares/export');
    expect(exported?.searchParams.get('network')).toBe('x');
    expect(await files[0]?.text).toBe('shareId\r\na\r\n');
    expect(page.text).toMatch(/Saved as portevoix-shares-\d{4}-\d\d-\d\d\.csv: 1 row, 12 bytes\./);
  });

  test('saves nothing of an export that broke off', async () => {
    await open('', true);
    answer.mockImplementation(
      () => new Response(new ReadableStream({ start: (c) => c.error(new TypeError('cut')) })),
    );
    await page.press('Export NDJSON');
    expect(files).toEqual([]);
    expect(page.text).toContain('The export stopped halfway, so no file was saved.');
  });

  test('says that a file holds less than the list announced', async () => {
    answer.mockImplementation((url) => {
      if (url.pathname === '/v1/admin/me') return json(session);
      if (url.pathname === '/v1/admin/shares') return pageOf([row], 9, null);
      return new Response('shareId\r\na\r\n');
    });
    await open('', true);
    await page.press('Export CSV');
    expect(page.text).toContain('with 1 row where the list announced 9');
  });

  test('tells a filter that fits nothing from a log that is empty', async () => {
    answer.mockImplementation((url) =>
      url.pathname === '/v1/admin/me' ? json(session) : pageOf([], 0, null),
    );
    await open('', true);
    expect(page.text).toContain('Shares appear here as soon as');
    await page.fill('State', 'abandoned');
    expect(page.text).toContain('No share fits these filters.');
    await page.press('Clear filters');
    expect(page.text).toContain('Shares appear here as soon as');
  });

  test('says what went wrong, and reads again on demand', async () => {
    let down = true;
    answer.mockImplementation((url) => {
      if (url.pathname === '/v1/admin/me') return json(session);
      return down ? json({}, 503) : pageOf([row], 1, null);
    });
    await open('', true);
    expect(page.text).toContain('The server has a fault of its own or is busy');
    down = false;
    await page.press('Try again');
    expect(page.text).toContain('Our new plant');
  });
});

describe('what the sharing brought', () => {
  test('stands in three kinds, by campaign, the most first, and says which months are withheld and why', async () => {
    await open('#results', true);
    expect(page.text).toContain('3 shares');
    expect(page.text).toContain('7 people clicked');
    expect(page.text).toContain('1.5 conversions credited to visits');
    expect(page.text).toContain('Not shown: October 2026');
    expect(page.text).toContain('Fewer than 5 ambassadors');
    const heads = [...page.root.querySelectorAll('tbody th')].map(({ textContent }) => textContent);
    expect(heads).toEqual(['many', 'few', 'Can’t be told apart']);
    const charts = [...page.root.querySelectorAll('.chart > svg')];
    expect(charts.map((chart) => chart.getAttribute('aria-label'))).toEqual([
      'People who clicked: many 5, few 2, Can’t be told apart 0',
      'Conversions: many 2 / 1.5, few 2 / 1.5, Can’t be told apart 2 / 1.5',
    ]);
    expect(page.root.querySelectorAll('.chart .bar.modelled')).toHaveLength(3);
  });

  test('is asked for anew with another question, a month only when it is whole', async () => {
    await open('#results', true);
    await page.fill('Told by', 'sector');
    await page.fill('Credit goes to', 'time-decay');
    await page.fill('From month', '2026-1');
    await page.fill('To month', '2026-11');
    const asked = answer.mock.lastCall?.[0].searchParams;
    expect(Object.fromEntries(asked ?? [])).toEqual({
      by: 'sector',
      model: 'time-decay',
      lookbackDays: '90',
      to: '2026-11',
    });
  });

  test('is saved as it is shown', async () => {
    await open('#results', true);
    await page.press('Export CSV');
    const [head, first] = ((await files[0]?.text) ?? '').split('\r\n');
    expect(head).toMatch(/^\uFEFF?from,to,by,key,model/);
    expect(first).toBe('2026-10,2026-11,campaign,few,last,90,3,1,1,9,2,2,2 lead,125050 EUR,1.5,');
    await page.press('Export NDJSON');
    expect(((await files[1]?.text) ?? '').split('\n')).toHaveLength(4);
    expect(page.text).toMatch(/Saved as portevoix-results-/);
  });

  test('says what the server refused, and asks again on demand', async () => {
    const before = answer.getMockImplementation();
    answer.mockImplementation((url) =>
      url.pathname === '/v1/admin/results'
        ? json(
            {
              type: 'about:blank',
              title: 'No',
              status: 422,
              detail: 'Ask for 36 months or fewer.',
            },
            422,
          )
        : (before?.(url) ?? json({})),
    );
    await open('#results', true);
    expect(page.text).toContain('Ask for 36 months or fewer.');
    if (before) answer.mockImplementation(before);
    await page.press('Try again');
    expect(page.text).toContain('7 people clicked');
  });

  test('is worth what the company’s own figures say, with the formula, and the equivalent apart', async () => {
    await open('#results', true);
    expect(page.text).toContain('(value − cost) / cost = (€13,750.00 − €5,400.00) / €5,400.00');
    expect(page.text).toContain('155%');
    expect(page.text).toContain('People’s time: €3,600.00 (424 shares × 6 min, at €85.00 an hour)');
    expect(page.text).toContain('Media equivalent: not revenue, and in no other figure');
    expect(page.text).toContain('€3,498.00 to €5,883.00');
    expect(page.text).toContain('LinkedIn rate card, as of Oct 1, 2026');
  });

  test('says what is missing where the company has said nothing', async () => {
    answer.mockImplementation((url) => {
      if (url.pathname === '/v1/admin/me') return json(session);
      return json({ ...results, worth: noWorth });
    });
    await open('#results', true);
    expect(page.text).toContain('Say under “Your own figures” what the programme costs');
    expect(page.text).toContain('what ads cost, from low to high');
  });
});

describe('reported outcomes', () => {
  test('are listed with what and where, and confirmed at a press', async () => {
    await open('#outcomes', true);
    expect(page.text).toContain('A journalist got in touchOur new plantLinkedIn2026-11');
    await page.press('Confirm: A journalist got in touch, Our new plant, 2026-11');
    expect(page.text).toContain('Confirmed: A journalist got in touch (Our new plant).');
    expect(page.text).toContain('Nothing here');
  });

  test('that were decided otherwise meanwhile say so, and stay until they are read again', async () => {
    await open('#outcomes', true);
    await page.press('Decline: A journalist got in touch, Our new plant, 2026-11');
    expect(page.text).toContain('A journalist got in touch');
    expect(page.has('Try again')).toBe(true);
  });
});
