import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { isSignedBy } from '../endpoint/is-signed-by.ts';
import { inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import { anyComposer } from './composers.ts';
import { expect, test } from './fixtures.ts';
import { shareOnce } from './share-once.ts';

// Whoever leaves or is erased is gone for good: each test has a company of its own.
test.use({ ownCompany: true });

async function bid(popup: Page, farewell: 'farewell_leave' | 'farewell_erase'): Promise<void> {
  await popup.getByRole('tab', { name: words('place_privacy') }).click();
  await popup.getByRole('button', { name: words(farewell) }).click();
  const yes = words('farewell_yes').replace('$1', words(farewell));
  await popup.getByRole('button', { name: yes }).click();
}

async function saveReceipt(popup: Page) {
  const download = popup.waitForEvent('download');
  await popup.getByRole('button', { name: words('farewell_receipt') }).click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8'));
}

/** Everything that the extension stores, in both copies. */
function readStores(own: Page): Promise<{ rows: number; keys: string[] }> {
  return own.evaluate(async () => {
    const asked = indexedDB.open('portevoix');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      asked.addEventListener('success', () => resolve(asked.result));
      asked.addEventListener('error', () => reject(asked.error));
    });
    let rows = 0;
    for (const store of database.objectStoreNames) {
      rows += await new Promise<number>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).count();
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    }
    database.close();
    const { storage } = Reflect.get(globalThis, 'chrome') as {
      storage: { local: { get(): Promise<object> } };
    };
    return { rows, keys: Object.keys(await storage.local.get()) };
  });
}

test('erased: in no row of the company’s and in no store of the browser, with a receipt that anybody can check', async ({
  ambassador,
  company,
}) => {
  await shareOnce(ambassador, company);
  expect(company.query('select pseudonym from share')).toEqual([
    { pseudonym: ambassador.pseudonym },
  ]);
  const totals = company.query('select * from event_total');
  const popup = await ambassador.openOwn('popup');
  await bid(popup, 'farewell_erase');
  await expect(popup.getByText(words('farewell_erased'))).toBeVisible();

  const { receipt, signature, keyRing } = await saveReceipt(popup);
  expect(receipt).toMatchObject({ kind: 'erased', shares: 1, events: 2, tokens: 1 });
  expect(isSignedBy(keyRing.active, signature, ['receipt', receipt])).toBe(true);
  expect(isSignedBy(keyRing.active, signature, ['receipt', { ...receipt, shares: 0 }])).toBe(false);

  expect(company.query('select pseudonym, permalink from share')).toEqual([
    { pseudonym: null, permalink: null },
  ]);
  expect(company.query('select * from person where label is null')).toEqual([]);
  expect(company.query('select * from event_total')).toEqual(totals);

  expect(await readStores(popup)).toEqual({ rows: 0, keys: [] });
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  await expect.poll(async () => (await inPage(page)).label()).toBe('Finish setting up Portevoix');
});

test('left: the company keeps what was shared and knows the device no more; the person keeps their log', async ({
  ambassador,
  company,
}) => {
  await shareOnce(ambassador, company);
  const popup = await ambassador.openOwn('popup');
  await bid(popup, 'farewell_leave');
  await expect(popup.getByText(words('farewell_left'))).toBeVisible();
  const { receipt, signature, keyRing } = await saveReceipt(popup);
  expect(receipt).toMatchObject({ kind: 'left', tokens: 1 });
  expect(isSignedBy(keyRing.active, signature, ['receipt', receipt])).toBe(true);
  expect(company.query('select pseudonym from share')).toEqual([
    { pseudonym: ambassador.pseudonym },
  ]);
  await expect(popup.getByRole('button', { name: words('farewell_leave') })).toBeHidden();
  await popup.getByRole('tab', { name: words('place_results') }).click();
  await expect(popup.getByText('Heat kept for winter').first()).toBeVisible();
});
