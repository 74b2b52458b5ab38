import type { Page } from '@playwright/test';
import type { FakeAnswers } from '../../src/ui/fake-page.ts';
import type { words } from '../stage/words.ts';

/** The words of a key in the language of the browser. */
export type Say = (key: Parameters<typeof words>[0]) => string;

/** One of our own pages in one of its states. */
export interface Screen {
  /** Names the picture: popup-share-ready. */
  id: string;
  page: 'popup' | 'welcome' | 'admin' | 'own-export';
  /** What the worker answers, by message; what is not named gets no answer. */
  answers: FakeAnswers;
  /** The view that the address names. */
  hash?: string;
  /** What the company's endpoint answers to the admin page, by path; another path gets 503. */
  endpoint?: Readonly<Record<string, unknown>>;
  /** What the person does before the picture is taken. */
  act?: (page: Page, say: Say) => Promise<void>;
}

/** Where the admin page of a screen finds its endpoint. */
const ENDPOINT_URL = 'https://portevoix.example.com';

/** Sizes of our pages, in CSS pixels; those that grow with what they hold are taken whole. */
const sizes = {
  popup: { width: 400, height: 600 },
  welcome: { width: 1_000, height: 800 },
  admin: { width: 1_280, height: 800 },
  'own-export': { width: 900, height: 800 },
} as const;

/** True if a picture of this page is of all of it, and not of its window. */
export function isWholePage({ page }: Screen): boolean {
  return page !== 'popup';
}

/** Opens a screen in the built extension: the real page, with answers in the place of the worker's. */
export async function openScreen(
  page: Page,
  screen: Screen,
  { extensionId, say }: { extensionId: string; say: Say },
): Promise<void> {
  await page.setViewportSize(sizes[screen.page]);
  const replies = Object.fromEntries(
    Object.entries(screen.answers).map(([name, answer]) => [name, answer(null)]),
  );
  const credentials = screen.endpoint && { baseUrl: ENDPOINT_URL, token: 'token' };
  await page.addInitScript(installAnswers, { replies, credentials: credentials ?? null });
  await page.route(`${ENDPOINT_URL}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const body = screen.endpoint?.[pathname];
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    return body === undefined
      ? route.fulfill({ status: 503, headers })
      : route.fulfill({ json: body, headers });
  });
  await page.goto(`chrome-extension://${extensionId}/${screen.page}.html${screen.hash ?? ''}`);
  if (screen.act) {
    await page.evaluate(waitUntilStill);
    await screen.act(page, say);
  }
  // Parts of a page come when they are first shown.
  await page.waitForFunction(() => !document.querySelector('.loading'));
  await page.evaluate(waitUntilStill);
}

/** Sent into the page: waits until something stands there, no request is open, and nothing has changed for a moment. */
function waitUntilStill(): Promise<void> {
  const MOMENT_MS = 100;
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout>;
    const observer = new MutationObserver(() => startAnew());
    const look = () => {
      const isThere = document.querySelector('#root > *') !== null;
      if (!isThere || Number(Reflect.get(globalThis, 'openRequests')) > 0) return startAnew();
      observer.disconnect();
      return resolve();
    };
    const startAnew = () => {
      clearTimeout(timer);
      timer = setTimeout(look, MOMENT_MS);
    };
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    startAnew();
  });
}

/** Sent into the page as its source: it can name nothing outside itself. */
function installAnswers({
  replies,
  credentials,
}: {
  replies: Record<string, unknown>;
  credentials: { baseUrl: string; token: string } | null;
}): void {
  const { runtime } = (
    globalThis as unknown as {
      chrome: { runtime: { sendMessage: (...given: unknown[]) => unknown } };
    }
  ).chrome;
  runtime.sendMessage = (...given) => {
    const { portevoix } = given[0] as { portevoix: string };
    const reply = portevoix in replies ? { ok: true, answer: replies[portevoix] } : undefined;
    const callback = given.at(-1);
    if (typeof callback !== 'function') return Promise.resolve(reply);
    setTimeout(() => callback(reply), 0);
    return undefined;
  };
  const ask = globalThis.fetch;
  let open = 0;
  Object.defineProperty(globalThis, 'openRequests', { get: () => open });
  globalThis.fetch = (...given) => {
    open += 1;
    return ask(...given).finally(() => {
      open -= 1;
    });
  };
  if (credentials) sessionStorage.setItem('portevoix.admin', JSON.stringify(credentials));
}
