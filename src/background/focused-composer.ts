import browser from 'webextension-polyfill';
import type { Choice } from '../domain/choice.ts';
import type { InsertHereOutcome } from '../messaging/extension-messages.ts';
import type { PageHandle } from '../messaging/page-handle.ts';
import { PAGE_HANDLE } from '../messaging/page-handle.ts';
import type { Network } from '../networks/network.ts';
import { networkOfUrl } from '../networks/registry.ts';

/** A tab of a network, by the browser's own word. */
export interface NetworkTab {
  tabId: number;
  network: Network;
}

/** The tab of a network that the person looks at, in the window that they used last; null if it is another site. */
export async function findNetworkTab(): Promise<NetworkTab | null> {
  const tabs = await browser.tabs.query({ active: true, windowType: 'normal' });
  const [latest] = tabs.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return latest ? asNetworkTab(latest) : null;
}

/** A tab as a network's tab, if it is one. */
export function asNetworkTab({ id, url }: { id?: number; url?: string }): NetworkTab | null {
  const network = url === undefined ? undefined : networkOfUrl(url);
  return id !== undefined && network ? { tabId: id, network } : null;
}

/** True if a composer in this tab has, or last had, the focus and is still open. */
export async function hasComposer({ tabId }: NetworkTab): Promise<boolean> {
  return runInPage(tabId, hasOpenComposer, [PAGE_HANDLE]);
}

/** True if the focus of this tab is in an editor where a composer is expected, and no recipe fits it. */
export async function meetsStranger({ tabId }: NetworkTab): Promise<boolean> {
  return runInPage(tabId, askForStranger, [PAGE_HANDLE]);
}

/** Inserts into that composer. The composer part comes into the page for it; no element does. */
export async function insertIntoTab(
  { tabId }: NetworkTab,
  choice: Choice,
): Promise<InsertHereOutcome> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/composer.js'] });
  return runInPage(tabId, insertThroughPart, [PAGE_HANDLE, choice]);
}

/** The structure of a tab's composer, for a bug report; the script that draws it comes into the page for this once. */
export async function diagnoseTab({ tabId }: NetworkTab): Promise<string> {
  const [frame] = await browser.scripting.executeScript({
    target: { tabId },
    files: ['/diagnosis.js'],
  });
  return typeof frame?.result === 'string' ? frame.result : '';
}

/** Runs a self-contained function in the isolated world of a tab's top frame and gives what it returned. */
async function runInPage<Args extends unknown[], Result>(
  tabId: number,
  func: (...args: Args) => Result | Promise<Result>,
  args: Args,
): Promise<Result> {
  const [frame] = await browser.scripting.executeScript({ target: { tabId }, func, args });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the browser hands back what `func` returned
  return frame?.result as Result;
}

/** Sent into the page as its source: it can name nothing outside itself. */
function hasOpenComposer(key: string): boolean {
  const handle: PageHandle | undefined = Reflect.get(globalThis, Symbol.for(key));
  return handle?.last?.isConnected === true && handle.last.checkVisibility();
}

/** Sent into the page as its source: it can name nothing outside itself. */
function askForStranger(key: string): boolean {
  const handle: PageHandle | undefined = Reflect.get(globalThis, Symbol.for(key));
  return handle?.meetsStranger?.() ?? false;
}

/** Sent into the page as its source: it can name nothing outside itself. */
async function insertThroughPart(key: string, choice: Choice): Promise<InsertHereOutcome> {
  const handle: PageHandle | undefined = Reflect.get(globalThis, Symbol.for(key));
  return (await handle?.part?.insertHere(choice)) ?? 'no-composer';
}
