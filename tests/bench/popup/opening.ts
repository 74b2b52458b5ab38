import type { BrowserContext, Page } from '@playwright/test';
import { stopWorker } from '../../faults/browser.ts';

/** One opening of the popup, in milliseconds since its page was asked for. */
export interface Opening {
  worker: 'awake' | 'asleep';
  /** Whether the short list was kept from the last opening, or has to be made, as after a share. */
  list: 'kept' | 'gone';
  /** The first frame that showed anything. */
  paintedMs: number;
  /** The frame that showed the button that shares the best text, ready to be pressed. */
  usableMs: number;
}

const PRIMARY = '.button.primary[aria-disabled="false"]';

/** How to open it. */
export type Manner = Pick<Opening, 'worker' | 'list'>;

/** Opens the popup in a page of its own and closes it; `asleep`: the worker is stopped just before. */
export async function openPopup(
  context: BrowserContext,
  { extensionId, worker, list }: Manner & { extensionId: string },
): Promise<Opening> {
  const page = await context.newPage();
  if (list === 'gone') await forgetShortLists(page, extensionId);
  await page.setViewportSize({ width: 400, height: 600 });
  await page.addInitScript(stampUsable, PRIMARY);
  if (worker === 'asleep') await stopWorker(context);
  await page.goto(`chrome-extension://${extensionId}/popup.html`);
  const usable = await page.waitForFunction(() => Reflect.get(globalThis, 'benchUsableMs'));
  const usableMs = Number(await usable.jsonValue());
  const paintedMs = await page.evaluate(
    () => performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.NaN,
  );
  await page.close();
  return { worker, list, paintedMs, usableMs };
}

/** Sent into the page as its source: notes when the frame with the button is out, in the page's own time. */
function stampUsable(selector: string): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    // A task behind the frame's own work: what was put into the page is painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        Reflect.set(globalThis, 'benchUsableMs', performance.now());
      });
      port1.start();
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

/** Takes the kept short lists away, as a new share makes them worthless. */
async function forgetShortLists(page: Page, extensionId: string): Promise<void> {
  await page.goto(`chrome-extension://${extensionId}/welcome.html`);
  await page.evaluate(async () => {
    const asked = indexedDB.open('portevoix');
    const database = await new Promise<IDBDatabase>((resolve) =>
      asked.addEventListener('success', () => resolve(asked.result)),
    );
    const transaction = database.transaction('shortLists', 'readwrite');
    transaction.objectStore('shortLists').clear();
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
  });
}
