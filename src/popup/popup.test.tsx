// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { OfferStatus } from '../domain/choice.ts';
import type { DeliveryStatus } from '../messaging/delivery-messages.ts';
import type { FeedStatus } from '../messaging/extension-messages.ts';
import { type FakeAnswers, FakePage, installBrowser } from '../ui/fake-page.ts';
import { Popup } from './popup.tsx';
import { choice, delivery, device, feed, popupAnswers, share, trouble } from './popup-fixtures.ts';
import { WRITING_PAUSE_MS } from './use-settled.ts';

let page: FakePage;

async function openPopup(answers: FakeAnswers) {
  const sent = installBrowser(answers);
  page = await FakePage.open(<Popup />);
  return sent;
}

// The popup fetches these when they are first shown.
beforeAll(() =>
  Promise.all([
    import('./results-place.tsx'),
    import('./health-detail.tsx'),
    import('./draft-counts.tsx'),
    import('./coach-remarks.tsx'),
  ]),
);
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

  test('takes own words, says what is worth knowing after a pause, and lets them out by copying alone', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const sent = await openPopup({
      ...popupAnswers(),
      'extension.share-copied': () => ({ recorded: true }),
    });
    expect(page.root.querySelector('.coach')).toBeNull();
    await page.press('Read or edit');
    const own = 'Come and see it with @ines on Monday.';
    vi.useFakeTimers();
    await page.write('Your text', own);
    expect(page.root.querySelector('.coach')).toBeNull();
    await act(() => void vi.advanceTimersByTime(WRITING_PAUSE_MS));
    vi.useRealTimers();
    const remarks = page.root.querySelector('[role="status"] .coach')?.textContent;
    expect(remarks).toContain('The link is not in the text');
    expect(remarks).toContain('A pasted @name stays plain text on LinkedIn.');
    expect(page.has('Share on LinkedIn')).toBe(false);
    expect(page.text).toContain('Like the approved text');
    await page.press('Copy');
    expect(writeText).toHaveBeenCalledExactlyOnceWith(own);
    expect(JSON.stringify(sent)).not.toContain('@ines');
    await page.press('Approved text');
    expect(page.has('Share on LinkedIn')).toBe(true);
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

const withStatus = (status: Partial<DeliveryStatus>) => ({
  ...popupAnswers(),
  'extension.get-delivery': () => ({ ...delivery, ...status }),
});
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

describe('what does not go out by itself', () => {
  test('with a refused key shows how much waits, since when, and both ways on', async () => {
    const sent = await openPopup({
      ...withStatus({
        queued: 12,
        oldestQueuedAt: hoursAgo(3),
        lastDeliveredAt: hoursAgo(48),
        error: 'unauthorised',
      }),
      'extension.deliver-now': () => delivery,
    });
    await page.press('Results');
    expect(page.text).toContain('12 events are waiting.');
    expect(page.text).toContain('The oldest has waited since 3 hours ago.');
    expect(page.text).toContain('Last delivery: 2 days ago.');
    expect(page.has('Connect again')).toBe(true);
    await page.press('Try again');
    expect(sent).toContainEqual({ name: 'extension.deliver-now', payload: null });
  });

  test('damaged records are shown with their reason, and dismissed', async () => {
    const quarantined = [
      { id: 'q1', reason: 'wrong-shape' as const, foundAt: hoursAgo(1) },
      { id: 'q2', reason: 'too-large' as const, foundAt: hoursAgo(1) },
    ];
    const sent = await openPopup({
      ...withStatus({ quarantined }),
      'extension.dismiss-quarantined': () => delivery,
    });
    expect(page.has('State of Portevoix: Attention')).toBe(true);
    await page.press('Results');
    expect(page.text).toContain('It was damaged on this device and can’t be sent.');
    expect(page.text).toContain('It is too large to be sent.');
    await page.press('Dismiss');
    expect(sent).toContainEqual({ name: 'extension.dismiss-quarantined', payload: { id: 'q1' } });
    expect(page.text).not.toContain('Set aside');
  });

  test('events for a company that was left stay in sight until they are discarded', async () => {
    const sent = await openPopup({
      ...withStatus({ elsewhere: [{ host: 'old.example', events: 2 }] }),
      'extension.dismiss-elsewhere': () => delivery,
    });
    await page.press('Results');
    expect(page.text).toContain('2 events wait for old.example and go to nobody else.');
    await page.press('Discard');
    expect(sent).toContainEqual({ name: 'extension.dismiss-elsewhere', payload: null });
    expect(page.text).not.toContain('old.example');
  });

  test.each([
    ['refused', 'It refused this event without a reason.'],
    ['too-large', 'It takes nothing of this size.'],
  ])('an event that was refused as %s says so in words', async (reason, words) => {
    const event = {
      id: 'e1',
      type: 'share.inserted' as const,
      shareId: share.shareId,
      reason,
      detail: null,
      occurredAt: hoursAgo(1),
    };
    await openPopup(withStatus({ rejected: [event] }));
    await page.press('Results');
    expect(page.text).toContain(words);
  });

  test('trouble with storage is in the light and its detail, from which a report is saved', async () => {
    const storage = { database: 'full' as const, journal: true, resets: 1, restored: 240 };
    const diagnostics = { format: 'portevoix-diagnostics-1' };
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) files.push(blob);
      return '#file';
    });
    await openPopup({
      ...withStatus({ storage }),
      'extension.export-diagnostics': () => diagnostics,
    });
    await page.press('State of Portevoix: Attention');
    expect(page.text).toContain('The browser has no space left for the database.');
    expect(page.text).toContain('lost the database 1 time; the second copy gave back 240 records.');
    await page.press('Save a report for support');
    expect(JSON.parse((await files[0]?.text()) ?? '')).toEqual(diagnostics);
    vi.restoreAllMocks();
  });

  test('nothing recorded at all is the gravest word', async () => {
    const storage = { database: 'broken' as const, journal: false, resets: 0, restored: 0 };
    await openPopup(withStatus({ storage }));
    await page.press('State of Portevoix: Not recording');
    expect(page.text).toContain('Neither copy can be written, so shares are not recorded.');
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

  describe('when a network’s editor has changed', () => {
    const structure = 'around: html body\n> div[role=textbox]';
    const changed = {
      ...popupAnswers(),
      'extension.list-troubles': () => [trouble],
      'extension.share-copied': () => ({ recorded: true }),
      'extension.diagnose-page': () => ({ structure }),
    };
    const writeText = vi.fn(async (_text: string) => {});

    async function openDetail(answers: FakeAnswers) {
      vi.stubGlobal('navigator', { clipboard: { writeText }, userAgent: 'Chrome/156.0.0.0' });
      const sent = await openPopup(answers);
      await page.press('State of Portevoix: Manual');
      return sent;
    }

    afterEach(() => {
      writeText.mockClear();
      vi.unstubAllGlobals();
    });

    test('says so, since when, and that writing and posting still work', async () => {
      await openDetail(changed);
      expect(page.text).toContain(
        'LinkedIn has changed its editor, and Portevoix does not recognise it (2 hours ago). You write and post as always',
      );
    });

    test('copies the best text instead', async () => {
      const sent = await openDetail(changed);
      await page.press('Copy the text');
      expect(writeText).toHaveBeenCalledExactlyOnceWith(choice.text);
      expect(sent.map(({ name }) => name)).toContain('extension.share-copied');
      expect(page.text).toContain('Copied and noted.');
    });

    test('copies a diagnostic, shows all of it, and says where it may go', async () => {
      const programme = { ...device.enrolment?.programme, privacyContact: 'voices@acme.example' };
      const enrolment = { ...device.enrolment, programme };
      await openDetail({ ...changed, 'extension.get-device': () => ({ ...device, enrolment }) });
      await page.press('Copy a diagnostic');
      const [copied = ''] = writeText.mock.calls[0] ?? [];
      expect(copied).toBe(
        `Portevoix 0.1.0, Chrome/156\nnetwork: linkedin\ntrouble: unrecognised-editor, ${trouble.at.slice(0, 10)}\n` +
          `recipe used: none\n\n${structure}`,
      );
      expect(page.root.querySelector('.diagnostic')?.textContent).toBe(copied);
      expect(page.text).toContain('paste it in a message to voices@acme.example.');
    });

    test('says how to get a better diagnostic when the page is not in front', async () => {
      await openDetail({ ...changed, 'extension.diagnose-page': () => ({ structure: null }) });
      await page.press('Copy a diagnostic');
      expect(page.text).toContain('open the composer of LinkedIn, click in it');
      expect(page.text).toContain('whoever looks after Portevoix in your company');
    });

    test('leaves the diagnostic to be copied by hand where the browser refuses', async () => {
      await openDetail(changed);
      writeText.mockRejectedValueOnce(new Error('denied'));
      await page.press('Copy a diagnostic');
      expect(page.text).toContain('Your browser refused the copy.');
      expect(page.root.querySelector('.diagnostic')?.textContent).toContain(structure);
    });
  });
});
