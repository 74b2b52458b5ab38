// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { type FakeAnswers, FakePage, installBrowser } from '../ui/fake-page.ts';
import { Popup } from './popup.tsx';
import { delivery, device, popupAnswers, results, share } from './popup-fixtures.ts';

let page: FakePage;

async function openPopup(answers: FakeAnswers) {
  const sent = installBrowser(answers);
  page = await FakePage.open(<Popup />);
  return sent;
}

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
