import browser from 'webextension-polyfill';
import { PAGE_HANDLE } from '../messaging/page-handle.ts';
import { networks } from '../networks/registry.ts';
import { composerWords, keepWords } from './composer-words.ts';
import type { MessageSender } from './handler.ts';
import { logFailure } from './log.ts';

/** The scripts that come into a page when they are asked for. */
export type PagePart = 'composer' | 'picker' | 'stranger';

/** Puts a part into the page that asked, into the same isolated world as the loader: no web-accessible resource is needed. */
export async function injectPart(part: PagePart, { tabId, frameId }: MessageSender): Promise<void> {
  if (tabId === null || frameId === null) throw new Error('no tab to inject into');
  const target = { tabId, frameIds: [frameId] };
  // Its words are there before it: a file has to be read first.
  const bringing =
    part === 'composer' &&
    browser.scripting.executeScript({
      target,
      func: keepWords,
      args: [PAGE_HANDLE, composerWords()],
    });
  await Promise.all([
    bringing,
    browser.scripting.executeScript({ target, files: [`/${part}.js`] }),
  ]);
}

/** Starts the loader in the pages that are open already: at installation, and after an update has orphaned the old one. */
export async function injectLoaderEverywhere(): Promise<void> {
  const tabs = await browser.tabs.query({ url: networks.flatMap((network) => network.matches) });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    await browser.scripting
      .executeScript({ target: { tabId: id }, files: ['/loader.js'] })
      .catch((error: unknown) => logFailure('take-over', error));
  }
}
