import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { LedgerNote } from '../../src/messaging/privacy-messages.ts';
import { stopWorker } from '../faults/browser.ts';
import { type ChaosProxy, type RecordedRequest, startChaosProxy } from '../faults/chaos-proxy.ts';
import { enrolThroughWorker } from '../stage/enrol.ts';
import { inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
import { anyComposer } from './composers.ts';
import { askWorker, test as base, expect } from './fixtures.ts';

/** Between every browser of these tests and the company stands a server of ours that records each request to the byte. */
const test = base.extend<{ recorder: ChaosProxy }>({
  recorder: async ({ company }, use) => {
    const recorder = await startChaosProxy(company.url);
    await use(recorder);
    await recorder.close();
  },
});

/** The browser's own question whether a page may ask (CORS); it carries nothing. */
const isPreflight = ({ method }: RecordedRequest) => method === 'OPTIONS';

const EVENTS = '/v1/events';

async function share(browser: Browser): Promise<Page> {
  const page = await browser.open(anyComposer.url);
  await anyComposer.open(page);
  await (await inPage(page)).click('insert');
  return page;
}

async function shareAndPost(browser: Browser): Promise<void> {
  const page = await share(browser);
  await expect.poll(() => page.evaluate(() => window.standIn.model())).not.toBe('');
  await anyComposer.post(page);
}

/** Waits until so many events are written down and wait to be sent. */
async function awaitQueued(own: Page, count: number): Promise<void> {
  await expect
    .poll(() => askWorker(own, 'extension.read-ledger', { before: null }))
    .toMatchObject({ queued: count });
}

/** Everything of ours that asks the company, as far as anybody can press it. */
async function pressEverything(own: Page, url: string, code: string): Promise<void> {
  for (const place of ['profile', 'results', 'privacy', 'share'] as const) {
    await own.getByRole('tab', { name: words(`place_${place}`) }).click();
  }
  await askWorker(own, 'extension.enrol', { endpointUrl: url, code });
  await askWorker(own, 'extension.refresh-feed');
  await askWorker(own, 'extension.deliver-now');
  await askWorker(own, 'extension.get-own-results');
  await askWorker(own, 'extension.bid-farewell', { kind: 'left' });
}

/** The ledger as the person saves it, oldest first. */
async function saveLedger(popup: Page): Promise<LedgerNote[]> {
  await popup.getByRole('tab', { name: words('place_privacy') }).click();
  const download = popup.waitForEvent('download');
  await popup.getByRole('button', { name: words('privacy_export') }).click();
  const { sent } = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  return sent.toReversed();
}

/** A request as the recorder saw it, told as the ledger tells it. */
function toTold({ method, path, headers, body }: RecordedRequest, url: string) {
  const ours = ['authorization', 'content-type', 'if-none-match'];
  const sent = ours.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, name === 'authorization' ? 'Bearer ***' : value]];
  });
  return {
    method,
    url: url + path,
    headers: Object.fromEntries(sent),
    body: body.length > 0 ? body.toString('utf8') : null,
  };
}

test('before consent not one request leaves, whatever is pressed', async ({
  browser_,
  company,
  recorder,
}) => {
  const page = await browser_.open(anyComposer.url);
  await anyComposer.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.label()).toBe('Finish setting up Portevoix');
  const own = await browser_.openOwn('popup');
  await pressEverything(own, recorder.url, await company.invite());
  await stopWorker(browser_.context);
  await askWorker(own, 'extension.deliver-now');
  expect(recorder.recorded).toEqual([]);
  expect(browser_.refused).toEqual([]);
});

test('after a refusal not one request leaves', async ({ browser_, company, recorder }) => {
  const own = await browser_.openOwn('popup');
  await enrolThroughWorker(own, { endpointUrl: recorder.url, code: await company.invite() });
  const before = recorder.recorded.length;
  expect(before).toBeGreaterThan(0);
  await askWorker(own, 'extension.decide-consent', {
    consent: 'refused',
    withoutAttribution: false,
  });
  await share(browser_);
  await expect
    .poll(() => askWorker(own, 'extension.list-recent-shares', { most: 10 }))
    .toHaveLength(1);
  await pressEverything(own, recorder.url, await company.invite());
  await stopWorker(browser_.context);
  await askWorker(own, 'extension.deliver-now');
  expect(recorder.recorded).toHaveLength(before);
  expect(browser_.refused).toEqual([]);
});

test('during a pause not one request leaves, also of a worker that starts anew; what waited leaves afterwards', async ({
  browser_,
  company,
  recorder,
}) => {
  const own = await browser_.openOwn('popup');
  await enrolThroughWorker(own, { endpointUrl: recorder.url, code: await company.invite() });
  await own.reload();
  await own.getByRole('tab', { name: words('place_privacy') }).click();
  await own.getByRole('button', { name: words('pause_for_now') }).click();
  await expect(own.getByRole('tabpanel').getByText(words('pause_open'))).toBeVisible();
  const before = recorder.recorded.length;

  await shareAndPost(browser_);
  await awaitQueued(own, 2);
  await pressEverything(own, recorder.url, await company.invite());
  await stopWorker(browser_.context);
  await askWorker(own, 'extension.deliver-now');
  await awaitQueued(own, 2);
  expect(recorder.recorded).toHaveLength(before);

  await own.getByRole('tab', { name: words('place_privacy') }).click();
  await own.getByRole('button', { name: words('pause_end') }).click();
  await expect
    .poll(() => company.query('select state from share'))
    .toEqual([{ state: 'published' }]);
});

test('the ledger equals the requests that arrived, byte for byte and in order', async ({
  browser_,
  company,
  recorder,
}) => {
  const own = await browser_.openOwn('popup');
  await enrolThroughWorker(own, { endpointUrl: recorder.url, code: await company.invite() });
  // The answer to the first batch breaks off: the worker has to send it again. (Where nothing at all came back, the
  // browser itself repeats a request on a connection that was in use before, and tells nobody.)
  recorder.meet((_batch, index) => ({ kind: index === 0 ? 'half-answer' : 'pass' }));
  await shareAndPost(browser_);
  await expect
    .poll(async () => {
      await askWorker(own, 'extension.deliver-now');
      return company.query('select state from share');
    })
    .toEqual([{ state: 'published' }]);
  // Waits for a delivery whose answer is still being written down.
  await askWorker(own, 'extension.deliver-now');
  await stopWorker(browser_.context);
  await shareAndPost(browser_);
  await expect
    .poll(() => company.query('select state from share'))
    .toEqual([{ state: 'published' }, { state: 'published' }]);
  await awaitQueued(own, 0);
  await askWorker(own, 'extension.deliver-now');
  await askWorker(own, 'extension.refresh-feed');
  await askWorker(own, 'extension.get-own-results');

  await own.reload();
  const ledger = await saveLedger(own);
  const arrived = recorder.recorded.filter((request) => !isPreflight(request));
  expect(ledger.map(({ method, url, headers, body }) => ({ method, url, headers, body }))).toEqual(
    arrived.map((request) => toTold(request, recorder.url)),
  );
  const batches = ledger.filter(({ url }) => url.endsWith(EVENTS));
  expect(batches.length).toBeGreaterThan(1);
  expect(batches.map(({ status }) => status)).toEqual(batches.map(() => 200));
  expect(batches.map(({ answer }) => answer === null)).toEqual([
    true,
    ...batches.slice(1).map(() => false),
  ]);
  const tokens = arrived.flatMap(({ headers }) => headers.authorization?.slice(7) ?? []);
  expect(tokens.length).toBeGreaterThan(0);
  for (const token of tokens) expect(JSON.stringify(ledger)).not.toContain(token);

  const shown = own.locator('.ledger .disclosure-button');
  await expect(shown).toHaveCount(ledger.length);
  await shown.filter({ hasText: 'HTTP 200' }).first().click();
  await expect(own.locator('.ledger')).toContainText(recorder.url);
});
