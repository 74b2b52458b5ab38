import { askWorker } from '../stage/enrol.ts';
import type { Browser } from './browser.ts';

/** Closes what a test left open, takes its shares out of both copies and chooses the usual mode; who the device speaks for stays. */
export async function forgetShares(browser: Browser): Promise<void> {
  const [blank, ...others] = browser.context.pages();
  await blank?.goto('about:blank');
  await Promise.all(others.map((page) => page.close()));
  const own = await browser.openOwn('welcome');
  // What is on its way arrives in this test's company, not in the next one's.
  await askWorker(own, 'extension.deliver-now');
  await askWorker(own, 'extension.choose-mode', { mode: 'in-composer' });
  await own.evaluate(emptyBothCopies);
  await own.close();
  browser.errors.length = 0;
}

/** Sent into a page of the extension as its source: it can name nothing outside itself. */
async function emptyBothCopies(): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: {
      storage: {
        local: { getKeys(): Promise<string[]>; remove(keys: string[]): Promise<void> };
      };
    };
  };
  const opening = indexedDB.open('portevoix');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const stores = ['shares', 'outbox', 'offered', 'quarantine', 'ledger'];
  const transaction = opening.result.transaction(stores, 'readwrite');
  for (const store of stores) transaction.objectStore(store).clear();
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  opening.result.close();
  const keys = await chrome.storage.local.getKeys();
  await chrome.storage.local.remove(keys.filter((key) => /^(ob|sh|of|qu):|^high-water$/.test(key)));
}
