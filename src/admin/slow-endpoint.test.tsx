// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakePage, installBrowser } from '../ui/fake-page.ts';
import { Admin } from './admin.tsx';

const ADDRESS = 'https://portevoix.example.com';
const session = { tenant: 'acme', programmeName: 'Acme Voices', campaigns: [], networks: ['x'] };
const outcome = {
  reference: 'a'.repeat(26),
  state: 'waiting',
  kind: 'lead',
  itemId: 'plant',
  itemTitle: 'Our new plant',
  network: 'linkedin',
  month: '2026-11',
};
const other = { ...outcome, reference: 'b'.repeat(26), itemTitle: 'Heat' };

type Answer = (url: URL, init: RequestInit) => Response | Promise<Response> | undefined;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const list = (rows: unknown[], nextCursor: string | null = null) =>
  json({ rows, total: rows.length, nextCursor });

let page: FakePage;
let asked: string[];
let saved: string[];

/** Opens the page at a view, for somebody who is signed in, as their endpoint answers. */
async function open(view: string, answer: Answer, device: () => unknown = () => []) {
  location.hash = view;
  sessionStorage.setItem('portevoix.admin', JSON.stringify({ baseUrl: ADDRESS, token: 'secret' }));
  installBrowser({ 'extension.export-device-log': device });
  vi.stubGlobal('fetch', async (target: URL, init: RequestInit) => {
    const url = new URL(target);
    asked.push(url.pathname);
    const given = answer(url, init);
    if (given) return given;
    return url.pathname === '/v1/admin/me' ? json(session) : list([]);
  });
  page = await FakePage.open(<Admin />);
}

/** An answer that comes when the test says so, or never if its request is given up. */
function later() {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const answer = ({ signal }: RequestInit) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
    return promise;
  };
  const give = async (response: Response) => {
    resolve(response);
    await page.settle();
  };
  return { answer, give };
}

const confirm = (title: string) =>
  page.press(`Confirm: A possible customer got in touch, ${title}, 2026-11`);
const decisions = () => asked.filter((path) => path.endsWith('/confirm'));

/** Begins an export whose answer comes later. */
async function beginExport() {
  const file = later();
  await open('#company', (url, init) => {
    if (url.pathname.endsWith('/export')) return file.answer(init);
    return url.pathname === '/v1/admin/shares'
      ? json({ rows: [], total: 3, nextCursor: null })
      : undefined;
  });
  await page.press('Export CSV');
  return file;
}

beforeEach(() => {
  asked = [];
  saved = [];
  sessionStorage.clear();
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:test');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
});
afterEach(() => {
  page.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a sign-in', () => {
  test.each([
    ['is down', () => json({}, 503), 'fault of its own or is busy'],
    ['asks to wait', () => json({}, 429), 'fault of its own or is busy'],
    [
      'is another one’s page',
      () => new Response('<!doctype html>'),
      'did not come from a Portevoix server',
    ],
  ])('outlives a server that %s, and is tried again by a press', async (_what, fault, words) => {
    let isUp = false;
    await open('#company', () => (isUp ? undefined : fault()));
    expect(page.text).toContain(words);
    isUp = true;
    await page.press('Sign in');
    expect(page.text).toContain('Signed in to Acme Voices');
    expect(sessionStorage.getItem('portevoix.admin')).toContain('secret');
  });

  test('that was typed is there after a look at another view', async () => {
    await open('#company', () => json({}, 401));
    await page.fill('Endpoint address', 'other.example.com');
    await page.fill('Admin token', 'typed');
    await page.press('Sign in');
    await page.press('This device');
    await page.press('Company');
    expect(page.field('Endpoint address').value).toBe('https://other.example.com');
    expect(page.field('Admin token').value).toBe('typed');
  });

  test('that ran out leaves the address, and asks for the token alone', async () => {
    await open('#company', (url) =>
      url.pathname === '/v1/admin/shares' ? json({}, 401) : undefined,
    );
    await page.press('Sign in again');
    expect(page.field('Endpoint address').value).toBe(ADDRESS);
    expect(page.field('Admin token').value).toBe('');
    expect(sessionStorage).toHaveLength(0);
  });
});

test('a list is the answer to the last filter, also when an older one comes after it', async () => {
  const first = later();
  await open('#outcomes', (url, init) => {
    if (url.pathname !== '/v1/admin/outcomes') return undefined;
    if (url.searchParams.get('state') === 'confirmed') return first.answer(init);
    return list([outcome]);
  });
  await page.fill('State', 'confirmed');
  await page.fill('State', 'waiting');
  await first.give(list([{ ...other, state: 'confirmed' }]));
  expect(page.text).toContain('Our new plant');
  expect(page.text).not.toContain('Heat');
});

describe('outcomes that are decided quickly', () => {
  test('are all decided, each once', async () => {
    const first = later();
    await open('#outcomes', (url, init) => {
      if (url.pathname.includes(outcome.reference)) return first.answer(init);
      if (url.pathname.includes(other.reference)) {
        return json({ reference: other.reference, state: 'confirmed' });
      }
      return url.pathname === '/v1/admin/outcomes' ? list([outcome, other]) : undefined;
    });
    await confirm('Our new plant');
    await confirm('Our new plant');
    await confirm('Heat');
    expect(decisions()).toHaveLength(2);
    expect(page.has('Confirm: A possible customer got in touch, Heat, 2026-11')).toBe(false);
    await first.give(json({ reference: outcome.reference, state: 'confirmed' }));
    expect(page.text).toContain('Nothing here');
  });

  test('do not leave another list that was opened meanwhile', async () => {
    const decided = later();
    await open('#outcomes', (url, init) => {
      if (url.pathname.includes(outcome.reference)) return decided.answer(init);
      if (url.pathname !== '/v1/admin/outcomes') return undefined;
      const state = url.searchParams.get('state') ?? '';
      return list([{ ...outcome, state }]);
    });
    await confirm('Our new plant');
    await page.fill('State', 'confirmed');
    await decided.give(json({ reference: outcome.reference, state: 'confirmed' }));
    expect(page.text).toContain('Our new plant');
  });

  test('and that somebody else decided otherwise, leave the list once it is read anew', async () => {
    let waiting = [outcome, other];
    await open('#outcomes', (url) => {
      if (url.pathname.includes(outcome.reference)) return json({}, 409);
      return url.pathname === '/v1/admin/outcomes' ? list(waiting, 'more') : undefined;
    });
    await confirm('Our new plant');
    waiting = [other];
    await page.press('Try again');
    expect(page.text).not.toContain('Our new plant');
    expect(page.text).toContain('Heat');
  });
});

describe('an export that takes its time', () => {
  test('is cancelled although the server has not answered yet', async () => {
    await beginExport();
    await page.press('Cancel');
    expect(page.text).toContain('cancelled');
    expect(page.has('Cancel')).toBe(false);
  });

  test('goes on while another view is read', async () => {
    const file = await beginExport();
    await page.press('What it brought');
    await page.press('This device');
    await file.give(new Response('shareId\r\na\r\nb\r\nc\r\n'));
    expect(saved).toHaveLength(1);
    await page.press('Company');
    expect(page.text).toContain('Saved as portevoix-shares-');
  });

  test('ends with the sign-in', async () => {
    const file = await beginExport();
    await page.press('Sign out');
    await file.give(new Response('shareId\r\na\r\n'));
    expect(saved).toEqual([]);
  });
});

describe('the own log', () => {
  test('is read again when the person comes back to the page', async () => {
    let read = 0;
    await open(
      '#device',
      () => undefined,
      () => {
        read += 1;
        return [];
      },
    );
    await act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await page.press('Company');
    await page.press('This device');
    expect(read).toBe(3);
  });

  test('is asked for again on demand where the worker was silent', async () => {
    let isSilent = true;
    await open(
      '#device',
      () => undefined,
      () => {
        if (isSilent) throw new Error('the worker was stopped');
        return [];
      },
    );
    expect(page.text).toContain('Portevoix is not answering');
    isSilent = false;
    await page.press('Try again');
    expect(page.text).toContain('0 shares');
  });
});
