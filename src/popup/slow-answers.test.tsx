// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Choice } from '../domain/choice.ts';
import { type FakeAnswers, FakePage, installBrowser, type SentMessage } from '../ui/fake-page.ts';
import { Popup } from './popup.tsx';
import { choice, feed, popupAnswers, results, trouble } from './popup-fixtures.ts';

let page: FakePage;
let sent: SentMessage[];

async function openPopup(answers: FakeAnswers) {
  sent = installBrowser({ ...popupAnswers(), ...answers });
  page = await FakePage.open(<Popup />);
}

const count = (message: string) => sent.filter(({ name }) => name === message).length;

/** An answer that comes when the test says so. */
function later() {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const give = async (answer: unknown) => {
    resolve(answer);
    await page.settle();
  };
  return { answer: () => promise, give };
}

// The popup fetches these when they are first shown.
beforeAll(() =>
  Promise.all([
    import('./health-detail.tsx'),
    import('./privacy-place.tsx'),
    import('./profile-place.tsx'),
    import('./results-place.tsx'),
  ]),
);
afterEach(() => page.close());

describe('while something else is under way', () => {
  test('an answer about the profile is kept all the same', async () => {
    const refresh = later();
    await openPopup({
      'extension.refresh-feed': refresh.answer,
      'extension.save-checklist-answers': () => ({
        linkedin_photo: { answer: 'yes', answeredAt: '2026-11-20T12:00:00Z', from: 'self' },
      }),
    });
    await page.press('State of Portevoix: Ready');
    await page.press('Check for new content');
    await page.press('Profile');
    await page.press('Yes');
    expect(count('extension.save-checklist-answers')).toBe(1);
    expect(page.text).toContain('1 of');
    await refresh.give(feed);
  });

  test('a share that is on its way is not shared twice, whatever ends before it', async () => {
    const share = later();
    const report = later();
    await openPopup({
      'extension.export-diagnostics': report.answer,
      'extension.share-prefilled': share.answer,
    });
    await page.press('State of Portevoix: Ready');
    await page.press('Save a report for support');
    await page.press('Share on LinkedIn');
    await report.give({});
    await page.press('Share on LinkedIn');
    expect(count('extension.share-prefilled')).toBe(1);
    await share.give({ opened: true });
  });
});

test('an answer about the profile that was not kept is said', async () => {
  await openPopup({});
  await page.press('Profile');
  await page.press('Yes');
  expect(page.text).toContain('Portevoix did not answer, so nothing has changed.');
});

describe('a network', () => {
  test('that is chosen before the page says where its composer is stays chosen', async () => {
    const composer = later();
    await openPopup({ 'extension.find-composer': composer.answer });
    await act(() => page.field('X').click());
    await page.settle();
    expect(page.has('Share on X')).toBe(true);
    await composer.give({ network: 'linkedin' });
    expect(page.has('Share on X')).toBe(true);
  });

  test('that nothing is answered for says so, and is asked for again on demand', async () => {
    let isSilent = true;
    const { 'extension.list-offer': offer } = popupAnswers();
    await openPopup({
      'extension.list-offer': (payload) => {
        if (JSON.stringify(payload).includes('linkedin') || !isSilent) return offer?.(payload);
        throw new Error('the worker was stopped');
      },
    });
    await act(() => page.field('X').click());
    await page.settle();
    expect(page.text).toContain('Portevoix is not answering');
    isSilent = false;
    await page.press('Try again');
    expect(page.has('Share on X')).toBe(true);
  });
});

test('own words stay before the person when a new list has another text first', async () => {
  let choices: Choice[] = [choice];
  await openPopup({
    'extension.list-offer': () => ({ status: 'ready', choices }),
    'extension.refresh-feed': () => feed,
  });
  await page.press('Read or edit');
  await page.write('Your text', 'In my own words.');
  choices = [{ ...choice, itemId: 'urgent', text: 'Something else.' }, choice];
  await page.press('State of Portevoix: Ready');
  await page.press('Check for new content');
  expect(page.root.querySelector('textarea')?.value).toBe('In my own words.');
});

test('own words are still there after a look at another network, and at another place', async () => {
  await openPopup({});
  await page.press('Read or edit');
  await page.write('Your text', 'In my own words.');
  for (const network of ['X', 'LinkedIn']) {
    await act(() => page.field(network).click());
    await page.settle();
  }
  await page.press('Profile');
  await page.press('Share');
  expect(page.text).toContain('In my own words.');
  await page.press('Approved text');
  expect(page.text).not.toContain('In my own words.');
});

test('what the worker did not do is said in the place for privacy too', async () => {
  await openPopup({});
  await page.press('Privacy');
  await page.press('State of Portevoix: Ready');
  await page.press('Check for new content');
  expect(page.text).toContain('Portevoix did not answer, so nothing has changed.');
});

test('what shares brought is the answer to the last question, also when an earlier one is given up after it', async () => {
  const first = later();
  let asked = 0;
  await openPopup({
    'extension.get-own-results': () => {
      asked += 1;
      return asked === 1 ? first.answer() : results;
    },
  });
  await page.press('Results');
  await page.press('Share');
  await page.press('Results');
  expect(page.text).toContain('counted once a day');
  await first.give({ status: 'unavailable', error: 'unreachable' });
  expect(page.text).toContain('counted once a day');
});

test('an outcome that is sent again, since no answer came, is the same outcome', async () => {
  await openPopup({});
  await page.press('Results');
  await page.press('Report an outcome');
  await page.press('Tell my company');
  await page.press('Tell my company');
  await page.fill('What happened', 'press-contact');
  await page.press('Tell my company');
  const ids = sent.flatMap(({ name, payload }) =>
    name === 'extension.report-outcome'
      ? [/"eventId":"[^"]+"/.exec(JSON.stringify(payload))?.[0]]
      : [],
  );
  expect(ids).toHaveLength(9);
  expect(new Set(ids.slice(0, 6))).toHaveLength(1);
  expect(new Set(ids)).toHaveLength(2);
});

describe('a text that is copied twice', () => {
  beforeEach(() => {
    vi.stubGlobal('navigator', {
      clipboard: { writeText: async () => {} },
      userAgent: 'Chrome/156.0.0.0',
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('is noted as one share', async () => {
    const noted = later();
    await openPopup({ 'extension.share-copied': noted.answer });
    await page.press('Copy');
    await page.press('Copy');
    await noted.give({ recorded: true });
    await page.press('Copy');
    expect(count('extension.share-copied')).toBe(1);
    expect(page.text).toContain('Copied and noted.');
  });

  test('is noted by the second press if it was not by the first', async () => {
    let recorded = false;
    await openPopup({ 'extension.share-copied': () => ({ recorded }) });
    await page.press('Copy');
    expect(page.text).not.toContain('Copied and noted.');
    recorded = true;
    await page.press('Copy');
    expect(page.text).toContain('Copied and noted.');
  });

  test('beside an editor that is not recognised, is copied once while that is under way', async () => {
    const noted = later();
    await openPopup({
      'extension.list-troubles': () => [trouble],
      'extension.share-copied': noted.answer,
    });
    await page.press('State of Portevoix: Manual');
    const offers = count('extension.list-offer');
    await page.press('Copy the text');
    await page.press('Copy the text');
    expect(count('extension.list-offer')).toBe(offers + 1);
    await noted.give({ recorded: true });
  });
});
