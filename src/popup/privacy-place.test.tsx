// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { LedgerNote } from '../messaging/privacy-messages.ts';
import { type FakeAnswers, FakePage, installBrowser } from '../ui/fake-page.ts';
import { Popup } from './popup.tsx';
import { device, popupAnswers } from './popup-fixtures.ts';

let page: FakePage;
const files: Promise<string>[] = [];

async function openPrivacy(answers: FakeAnswers = {}) {
  files.length = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    files.push(blob instanceof Blob ? blob.text() : Promise.resolve(''));
    return 'blob:test';
  });
  const sent = installBrowser({ ...popupAnswers(), ...answers });
  page = await FakePage.open(<Popup />);
  await page.press('Privacy');
  return sent;
}

// The popup fetches this place when it is first shown.
beforeAll(() => import('./privacy-place.tsx'));
afterEach(() => page.close());

const note: LedgerNote = {
  id: '019a2f4e-7c1b-7d2a-9f3e-5b6c7d8e9f11',
  at: '2026-11-23T09:31:02.000Z',
  method: 'POST',
  url: 'https://portevoix.example.com/v1/events',
  headers: { authorization: 'Bearer ***', 'content-type': 'application/json' },
  body: '{"events":[{"type":"share.inserted"},{"type":"share.published"}]}',
  status: 200,
  answer: '{"results":[]}',
};
/** A request that is told apart by its path. */
const noted = (id: string) => ({ ...note, id, url: `https://portevoix.example.com/v1/${id}` });
const receipt = { receipt: { receiptId: 'r1' }, signature: { keyId: 'k', value: 'v' } };

describe('the ledger', () => {
  test('shows each request byte for byte with its answer, and what waits', async () => {
    const waiting = [{ type: 'share.inserted' }];
    await openPrivacy({
      'extension.read-ledger': () => ({ queued: 1, waiting, sent: [note], hasMore: false }),
    });
    expect(page.text).toContain('2 events told');
    expect(page.text).toContain('HTTP 200');
    expect(page.text).toContain('1 event waits');
    const words = [...page.root.querySelectorAll('pre')].map(({ textContent }) => textContent);
    expect(words).toContain(note.body);
    expect(words).toContain(note.answer);
  });

  test('goes back page by page', async () => {
    const older = {
      ...note,
      id: 'older',
      url: 'https://portevoix.example.com/v1/feed',
      body: null,
    };
    const sent = await openPrivacy({
      'extension.read-ledger': (payload) =>
        JSON.stringify(payload).includes(note.id)
          ? { queued: 0, waiting: [], sent: [older], hasMore: false }
          : { queued: 0, waiting: [], sent: [note], hasMore: true },
    });
    await page.press('Load more');
    expect(sent.at(-1)).toEqual({ name: 'extension.read-ledger', payload: { before: note.id } });
    expect(page.text).toContain('2 events told');
    expect(page.text).toContain('Asked for approved content');
    expect(page.has('Load more')).toBe(false);
  });
});

describe('more of the ledger', () => {
  test('that is asked for twice, or of a list that was read again meanwhile, comes once and in order', async () => {
    let newest = [noted('b')];
    const older: (() => void)[] = [];
    await openPrivacy({
      'extension.read-ledger': (payload) =>
        JSON.stringify(payload).includes('null')
          ? { queued: 0, waiting: [], sent: newest, hasMore: true }
          : new Promise((resolve) => {
              const sent = [noted('a')];
              older.push(() => resolve({ queued: 0, waiting: [], sent, hasMore: false }));
            }),
      'extension.export-own-data': () => ({}),
    });
    await page.press('Load more');
    await page.press('Load more');
    for (const answer of older.splice(0)) answer();
    await page.settle();
    expect(page.text.match(/\/v1\/a/g)).toHaveLength(1);
    newest = [noted('d')];
    await page.press('Save my data');
    await page.press('Load more');
    newest = [noted('e')];
    await page.press('Save my data');
    older[0]?.();
    await page.settle();
    expect(page.text).not.toContain('/v1/a');
    expect(page.has('Load more')).toBe(true);
  });
});

describe('sharing without attribution', () => {
  const label = 'Share without attribution';

  test('is settled while something else is under way, and stays as it was pressed last', async () => {
    const paused = Promise.withResolvers<unknown>();
    const answers: (() => void)[] = [];
    let status = device;
    const sent = await openPrivacy({
      'extension.get-device': () => status,
      'extension.pause-sending': () => paused.promise,
      'extension.choose-attribution': (choice) =>
        new Promise((resolve) => {
          answers.push(() => {
            status = Object.assign({ ...device }, choice);
            resolve(status);
          });
        }),
    });
    const isChecked = () => Reflect.get(page.field(label), 'checked');
    await page.press('Until I say');
    for (const answered of [0, 1, 0]) {
      await act(() => page.field(label).click());
      await page.settle();
      if (answered) answers.shift()?.();
      await page.settle();
    }
    expect(isChecked()).toBe(true);
    answers.shift()?.();
    await page.settle();
    expect(isChecked()).toBe(true);
    expect(sent).toContainEqual({
      name: 'extension.choose-attribution',
      payload: { withoutAttribution: true },
    });
    paused.resolve(device);
    await page.settle();
  });

  test('is taken back where it was not kept, and that is said', async () => {
    await openPrivacy();
    await act(() => page.field(label).click());
    await page.settle();
    expect(page.field(label)).toHaveProperty('checked', false);
    expect(page.text).toContain('Portevoix did not answer, so nothing has changed.');
  });
});

describe('a pause', () => {
  test('begins and ends with one press, and the light says so', async () => {
    let status = device;
    const sent = await openPrivacy({
      'extension.get-device': () => status,
      'extension.pause-sending': (payload) => {
        const pausedUntil = JSON.stringify(payload).includes('open') ? 'open' : null;
        status = { ...device, pausedUntil };
        return status;
      },
    });
    await page.press('Until I say');
    expect(sent).toContainEqual({ name: 'extension.pause-sending', payload: { length: 'open' } });
    expect(page.text).toContain('Paused until you say so.');
    expect(page.has('State of Portevoix: Paused')).toBe(true);
    await page.press('End the pause');
    expect(page.text).toContain('What you share is told to your company');
  });
});

describe('a farewell', () => {
  test('says what it means and is asked for twice; the receipt can be kept', async () => {
    let status = device;
    const sent = await openPrivacy({
      'extension.get-device': () => status,
      'extension.bid-farewell': () => {
        status = { ...device, consent: 'undecided', enrolment: null };
        return { ok: true, receipt, device: status };
      },
    });
    await page.press('Erase everything');
    expect(page.text).toContain('This can’t be undone.');
    expect(sent.map(({ name }) => name)).not.toContain('extension.bid-farewell');
    await page.press('Yes: Erase everything');
    expect(sent).toContainEqual({ name: 'extension.bid-farewell', payload: { kind: 'erased' } });
    expect(page.text).toContain('Erased, there and here.');
    expect(page.text).toContain('Nothing is sent: you have not agreed to it.');
    await page.press('Save the receipt');
    expect(JSON.parse((await files[0]) ?? '')).toEqual(receipt);
  });

  test('that is answered while another place is open still brings its receipt', async () => {
    const answer = Promise.withResolvers<unknown>();
    await openPrivacy({ 'extension.bid-farewell': () => answer.promise });
    await page.press('Erase everything');
    await page.press('Yes: Erase everything');
    await page.press('Share');
    answer.resolve({ ok: true, receipt, device });
    await page.settle();
    await page.press('Privacy');
    expect(page.text).toContain('Erased, there and here.');
    await page.press('Save the receipt');
    expect(JSON.parse((await files[0]) ?? '')).toEqual(receipt);
  });

  test('can be thought better of', async () => {
    const sent = await openPrivacy();
    await page.press('Leave the programme');
    await page.press('Keep everything');
    expect(page.has('Leave the programme')).toBe(true);
    expect(sent.map(({ name }) => name)).not.toContain('extension.bid-farewell');
  });

  test('that the company can’t be asked for changes nothing, and says what still can be done', async () => {
    const sent = await openPrivacy({
      'extension.bid-farewell': () => ({ ok: false, code: 'unreachable' }),
      'extension.erase-device': () => ({ ok: false, code: 'not-erased' }),
    });
    await page.press('Erase everything');
    await page.press('Yes: Erase everything');
    expect(page.text).toContain('Nothing has changed: your company’s server is not answering.');
    await page.press('Erase this device only');
    await page.press('Yes: Erase this device only');
    expect(sent).toContainEqual({ name: 'extension.erase-device', payload: null });
    expect(page.text).toContain('The browser did not erase everything.');
  });
});

test('own data are saved as a file', async () => {
  await openPrivacy({ 'extension.export-own-data': () => ({ shares: [] }) });
  await page.press('Save my data');
  expect(JSON.parse((await files[0]) ?? '')).toEqual({ shares: [] });
});

test('without consent there is nothing to pause or to leave, and this device can still be erased', async () => {
  await openPrivacy({
    'extension.get-device': () => ({ ...device, consent: 'refused', enrolment: null }),
  });
  expect(page.text).toContain('Nothing is sent: you have not agreed to it.');
  expect(page.has('Leave the programme')).toBe(false);
  expect(page.has('Erase this device only')).toBe(true);
});
