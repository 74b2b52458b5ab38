// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FakeAnswers, FakePage, installBrowser } from '../ui/fake-page.ts';
import { Popup } from './popup.tsx';
import { delivery, device, popupAnswers, results, share } from './popup-fixtures.ts';

let page: FakePage;

async function openPopup(answers: FakeAnswers) {
  const sent = installBrowser(answers);
  page = await FakePage.open(<Popup />);
  return sent;
}

// The popup fetches these when they are first shown.
beforeAll(() => Promise.all([import('./results-place.tsx'), import('./health-detail.tsx')]));
afterEach(() => page.close());

describe('the results place', () => {
  const queued = {
    ...delivery,
    queued: 2,
    error: 'unreachable',
    nextAttemptAt: new Date(Date.now() + 270_000).toISOString(),
  };

  test('lists my shares with their state, their post and whether they were delivered', async () => {
    await openPopup(popupAnswers());
    await page.press('Results');
    expect(page.text).toContain('Published');
    expect(page.text).toContain('Delivered');
    expect(page.control('See the post').getAttribute('href')).toBe(share.permalink);
  });

  test('tells what my shares brought: seen, confirmed and set aside apart, and by content', async () => {
    await openPopup(popupAnswers());
    await page.press('Results');
    expect(page.text).toContain('3people, counted once a day');
    expect(page.text).toContain('1 lead');
    expect(page.text).toContain('€4,000.00');
    expect(page.text).toContain('2 clicks of previews and scanners, not counted');
    await page.press('By content');
    expect(page.text).toContain('3 people clicked');
  });

  test('asks for results when they are looked at and not before', async () => {
    const sent = await openPopup(popupAnswers());
    const asked = () => sent.filter(({ name }) => name === 'extension.get-own-results');
    expect(asked()).toEqual([]);
    await page.press('Results');
    expect(asked()).toHaveLength(1);
  });

  test('says why results are not known, and asks again on demand', async () => {
    let answer: object = { status: 'unavailable', error: 'unreachable' };
    await openPopup({ ...popupAnswers(), 'extension.get-own-results': () => answer });
    await page.press('Results');
    expect(page.text).toContain('Not known right now: your company’s server is not answering.');
    answer = results;
    await page.press('Try again');
    expect(page.text).toContain('3people');
  });

  test('says nothing of results that nobody is asked for, and what sharing without attribution costs', async () => {
    await openPopup({
      ...popupAnswers(),
      'extension.get-own-results': () => ({ status: 'local' }),
    });
    await page.press('Results');
    expect(page.text).not.toContain('What your shares brought');
    page.close();
    const anonymous = { ...device, withoutAttribution: true };
    await openPopup({ ...popupAnswers(), 'extension.get-device': () => anonymous });
    await page.press('Results');
    expect(page.text).toContain('You share without attribution');
  });

  test('says why nothing is delivered yet, that nothing is lost, and when the next try is', async () => {
    const sent = await openPopup({
      ...popupAnswers(),
      'extension.get-delivery': () => queued,
      'extension.deliver-now': () => delivery,
    });
    await page.press('Results');
    expect(page.text).toContain(
      'Not delivered yet: your company’s server is not answering. Nothing is lost. Next try in 4 minutes.',
    );
    await page.press('Deliver now');
    expect(sent).toContainEqual({ name: 'extension.deliver-now', payload: null });
    expect(page.text).not.toContain('Not delivered yet');
  });

  test('shows what the server refused and why, to retry or dismiss', async () => {
    const event = {
      id: 'e1',
      type: 'share.published',
      shareId: share.shareId,
      reason: 'unknown-item',
      detail: null,
      occurredAt: share.insertedAt,
    };
    const sent = await openPopup({
      ...popupAnswers(),
      'extension.get-delivery': () => ({ ...delivery, rejected: [event] }),
      'extension.retry-rejected': () => ({ ...delivery, rejected: [event] }),
      'extension.dismiss-rejected': () => delivery,
    });
    await page.press('Results');
    expect(page.text).toContain('It does not know the content that you shared.');
    await page.press('Try again');
    expect(sent).toContainEqual({ name: 'extension.retry-rejected', payload: { id: 'e1' } });
    await page.press('Dismiss');
    expect(page.text).not.toContain('Refused by');
  });
});

describe('an outcome of a share', () => {
  const told = { id: 'o1', kind: 'press-contact', happenedOn: '2026-11-24' };
  const withOutcome = {
    ...popupAnswers(),
    'extension.list-recent-shares': () => [{ ...share, outcomes: [told] }],
  };

  test('is told with two choices, and thanked for', async () => {
    const sent = await openPopup({
      ...popupAnswers(),
      'extension.report-outcome': () => ({ outcome: 'queued' }),
    });
    await page.press('Results');
    await page.press('Report an outcome');
    await page.fill('What happened', 'press-contact');
    await page.press('Tell my company');
    const report = sent.find(({ name }) => name === 'extension.report-outcome');
    expect(report?.payload).toEqual({
      eventId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      shareId: share.shareId,
      kind: 'press-contact',
      happenedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(page.text).toContain('Thank you. Your company will confirm it');
    expect(page.has('Tell my company')).toBe(false);
  });

  test('can not have happened before the share, or after today', async () => {
    const sent = await openPopup(popupAnswers());
    await page.press('Results');
    await page.press('Report an outcome');
    for (const day of ['2020-01-01', '2100-01-01', '']) {
      await page.fill('On which day', day);
      expect(page.text).toContain('Choose a day from');
      await page.press('Tell my company');
    }
    expect(sent.some(({ name }) => name === 'extension.report-outcome')).toBe(false);
    await page.press('Cancel');
    expect(page.has('Report an outcome')).toBe(true);
  });

  test('stays in the form when the worker is silent', async () => {
    await openPopup(popupAnswers());
    await page.press('Results');
    await page.press('Report an outcome');
    await page.press('Tell my company');
    expect(page.has('Tell my company')).toBe(true);
    expect(page.text).toContain('did not answer');
  });

  test('stands under its share, told, and then as the company answered', async () => {
    let outcomes: { id: string; state: string }[] = [];
    await openPopup({
      ...withOutcome,
      'extension.get-own-results': () => ({ ...results, outcomes }),
    });
    await page.press('Results');
    expect(page.text).toContain('A journalist got in touchNov 24, 2026Told');
    for (const [state, words] of [
      ['waiting', 'Waits for confirmation'],
      ['confirmed', 'Confirmed'],
      ['declined', 'Not confirmed'],
      ['withheld', 'Shown to nobody: too few ambassadors that month'],
    ] as const) {
      outcomes = [{ id: 'o1', state }];
      await page.press('Share');
      await page.press('Results');
      expect(page.text).toContain(`Nov 24, 2026${words}`);
    }
  });

  test('is not asked for where nothing is sent, or of a share that was discarded', async () => {
    const refused = { ...device, consent: 'refused', enrolment: null };
    await openPopup({ ...popupAnswers(), 'extension.get-device': () => refused });
    await page.press('Results');
    expect(page.has('Report an outcome')).toBe(false);
    page.close();
    await openPopup({
      ...popupAnswers(),
      'extension.list-recent-shares': () => [{ ...share, state: 'abandoned' }],
    });
    await page.press('Results');
    expect(page.has('Report an outcome')).toBe(false);
  });
});
