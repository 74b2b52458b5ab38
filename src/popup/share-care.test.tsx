// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type FakeAnswers, FakePage, installBrowser } from '../ui/fake-page.ts';
import { Popup } from './popup.tsx';
import { care, popupAnswers } from './popup-fixtures.ts';

let page: FakePage;

async function openPopup(answers: FakeAnswers) {
  const sent = installBrowser(answers);
  page = await FakePage.open(<Popup />);
  return sent;
}

// The popup fetches these once the text is shown.
beforeAll(() => Promise.all([import('./draft-counts.tsx'), import('./coach-remarks.tsx')]));
afterEach(() => page.close());

describe('what to know before sharing', () => {
  const press = { name: 'Zoé Martin', email: 'press@example.com', phone: '+33 1 99 00 12 34' };
  const since = '2026-11-20T08:00:00Z';
  const topic = { itemId: 'dust', topic: 'dust', subject: 'Dust in the works', since, press };

  test('is said: a topic that rests, and whom to send a journalist to; then the icon needs no number', async () => {
    const sent = await openPopup({
      ...popupAnswers(),
      'extension.get-care': () => ({ ...care, topicPauses: [topic] }),
    });
    expect(page.text).toContain('Dust in the works');
    expect(page.text).toContain('Please post nothing on this for now');
    expect(page.control('press@example.com').getAttribute('href')).toBe('mailto:press@example.com');
    expect(page.control(press.phone).getAttribute('href')).toBe('tel:+33199001234');
    expect(sent).toContainEqual({ name: 'extension.note-facts-seen', payload: null });
  });

  test('is a reason to wait, which takes no way to share away', async () => {
    const advice = { code: 'weekly-cap', shared: 3 };
    const sent = await openPopup({
      ...popupAnswers(),
      'extension.get-care': () => ({ ...care, advice }),
    });
    expect(page.text).toContain('3 shares in seven days: that is all your programme asks for');
    expect(page.has('Share on LinkedIn')).toBe(true);
    expect(sent).not.toContainEqual({ name: 'extension.note-facts-seen', payload: null });
  });

  test('is that everything rests, in the words of the company', async () => {
    const pause = { text: 'We are in mourning today.', since };
    await openPopup({
      ...popupAnswers('paused'),
      'extension.get-care': () => ({ ...care, pause }),
    });
    expect(page.text).toContain('We are in mourning today.');
    expect(page.text).toContain('Nothing is shared for now');
  });

  test('does not keep the popup from working when it is not answered', async () => {
    const { 'extension.get-care': _silent, ...answers } = popupAnswers();
    await openPopup(answers);
    expect(page.has('Share on LinkedIn')).toBe(true);
  });
});

describe('a link of one’s own', () => {
  const label = 'A link to your company’s pages';

  test('is tagged and copied in the popup, and no message carries it', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const sent = await openPopup(popupAnswers());
    await page.press('Tag a link of your own');
    await page.fill(label, 'www.example.com/secret-page');
    expect(page.text).toContain('Tagged: visits through it are counted');
    await page.press('Copy the link');
    expect(writeText).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(
        /^https:\/\/www\.example\.com\/secret-page\?utm_source=linkedin&.*k7m2q4xd$/,
      ),
    );
    expect(JSON.stringify(sent)).not.toContain('secret-page');
    vi.unstubAllGlobals();
  });

  test('of somebody else stays as it is, and that is said', async () => {
    await openPopup(popupAnswers());
    await page.press('Tag a link of your own');
    await page.fill(label, 'https://press.example.org/a');
    expect(page.text).toContain('not one of your company’s pages');
    expect(page.root.querySelector('.own-link-href')?.textContent).toBe(
      'https://press.example.org/a',
    );
  });
});
