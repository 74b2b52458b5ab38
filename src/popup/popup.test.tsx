// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { OfferStatus } from '../domain/choice.ts';
import type { FeedStatus } from '../messaging/extension-messages.ts';
import { type FakeAnswers, FakePage, installBrowser } from '../ui/fake-page.ts';
import { Popup } from './popup.tsx';
import { choice, delivery, device, feed, popupAnswers, share } from './popup-fixtures.ts';

let page: FakePage;

async function openPopup(answers: FakeAnswers) {
  const sent = installBrowser(answers);
  page = await FakePage.open(<Popup />);
  return sent;
}

afterEach(() => page.close());

describe('the share place', () => {
  test('shows what fits, why, exactly the text, and its length', async () => {
    await openPopup(popupAnswers());
    expect(page.text).toContain('Our new plant opens on Monday');
    expect(page.text).toContain('Your field: supply chain');
    expect(page.root.querySelector('.draft-text')?.textContent).toBe(choice.text);
    expect(page.text).toContain('71 of 3,000 characters');
  });

  test('opens the network with ids only, and says that it is open', async () => {
    const sent = await openPopup({
      ...popupAnswers(),
      'extension.share-prefilled': () => ({ opened: true }),
    });
    await page.press('Share on LinkedIn');
    expect(sent).toContainEqual({
      name: 'extension.share-prefilled',
      payload: { network: 'linkedin', itemId: 'new-plant', variantId: 'results' },
    });
    expect(page.text).toContain('LinkedIn is open with your text.');
  });

  test('says that nothing was shared when the network did not open, or the worker is silent', async () => {
    await openPopup({ ...popupAnswers(), 'extension.share-prefilled': () => ({ opened: false }) });
    await page.press('Share on LinkedIn');
    expect(page.text).toContain('LinkedIn did not open. Nothing was shared.');
    page.close();
    await openPopup(popupAnswers());
    await page.press('Share on LinkedIn');
    expect(page.text).toContain('Portevoix did not answer, so nothing has changed.');
  });

  test('copies exactly the text', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await openPopup(popupAnswers());
    await page.press('Copy');
    expect(writeText).toHaveBeenCalledExactlyOnceWith(choice.text);
    expect(page.text).toContain('Copied.');
    vi.unstubAllGlobals();
  });

  test('asks again for the network that is chosen, and remembers it from place to place', async () => {
    const sent = await openPopup(popupAnswers());
    page.field('X').click();
    await page.settle();
    expect(sent).toContainEqual({ name: 'extension.list-offer', payload: { network: 'x' } });
    await page.press('Profile');
    await page.press('Share');
    expect(page.has('Share on X')).toBe(true);
  });

  test.each<[OfferStatus, string, string]>([
    ['consent-needed', 'Your decision comes first', 'Read and decide'],
    ['not-enrolled', 'Connect to your company', 'Connect'],
    ['no-feed-yet', 'No content yet', 'Fetch the content now'],
    ['feed-expired', 'The content is out of date', 'Fetch the content now'],
    ['nothing-for-you', 'Nothing for you today', 'Check for new content'],
  ])('says why there is nothing (%s) and shows the way out', async (status, title, way) => {
    await openPopup(popupAnswers(status));
    expect(page.text).toContain(title);
    expect(page.has(way)).toBe(true);
  });

  test('leads to the welcome page where consent is missing', async () => {
    await openPopup(popupAnswers('consent-needed'));
    expect(page.control('Read and decide').getAttribute('href')).toBe('welcome.html');
  });

  test('respects a refusal: says what still works, and how to change one’s mind', async () => {
    const refused = { ...device, consent: 'refused', enrolment: null };
    await openPopup({ ...popupAnswers('consent-needed'), 'extension.get-device': () => refused });
    expect(page.text).toContain('You refused, and nothing is sent');
    expect(page.has('Change your mind')).toBe(true);
  });

  test('keeps showing the last good content when an update failed, and tries again on demand', async () => {
    const failed: FeedStatus = {
      ...feed,
      errors: 3,
      lastError: { code: 'unreachable', detail: 'timeout', at: new Date().toISOString() },
    };
    const sent = await openPopup({
      ...popupAnswers(),
      'extension.get-feed-status': () => failed,
      'extension.refresh-feed': () => feed,
    });
    expect(page.text).toContain('your company’s server is not answering (3 attempts)');
    expect(page.text).toContain('12 items, received 1 hour ago');
    await page.press('Try again');
    expect(sent).toContainEqual({ name: 'extension.refresh-feed', payload: null });
    expect(page.text).not.toContain('is not answering');
  });
});

describe('a worker that gives no answer', () => {
  test('is said plainly, and asked again on demand', async () => {
    await openPopup({});
    expect(page.text).toContain('Portevoix is not answering');
    installBrowser(popupAnswers());
    await page.press('Try again');
    expect(page.has('Share on LinkedIn')).toBe(true);
  });
});

describe('the activity place', () => {
  const queued = {
    ...delivery,
    queued: 2,
    error: 'unreachable',
    nextAttemptAt: new Date(Date.now() + 270_000).toISOString(),
  };

  test('lists my shares with their state, their post and whether they were delivered', async () => {
    await openPopup(popupAnswers());
    await page.press('Activity');
    expect(page.text).toContain('Published');
    expect(page.text).toContain('Delivered');
    expect(page.control('See the post').getAttribute('href')).toBe(share.permalink);
  });

  test('says why nothing is delivered yet, that nothing is lost, and when the next try is', async () => {
    const sent = await openPopup({
      ...popupAnswers(),
      'extension.get-delivery': () => queued,
      'extension.deliver-now': () => delivery,
    });
    await page.press('Activity');
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
    await page.press('Activity');
    expect(page.text).toContain('It does not know the content that you shared.');
    await page.press('Try again');
    expect(sent).toContainEqual({ name: 'extension.retry-rejected', payload: { id: 'e1' } });
    await page.press('Dismiss');
    expect(page.text).not.toContain('Refused by');
  });
});

describe('the light in the header', () => {
  test('is one word that opens what stands behind it, and Escape closes it', async () => {
    await openPopup(popupAnswers());
    const light = page.control('State of Portevoix: Ready');
    await page.press('State of Portevoix: Ready');
    expect(light.getAttribute('aria-expanded')).toBe('true');
    expect(page.text).toContain('Connected to Acme Voices, at portevoix.example.com.');
    light.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await page.settle();
    expect(light.getAttribute('aria-expanded')).toBe('false');
  });
});
