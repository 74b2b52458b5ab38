import type { Page } from '@playwright/test';

/** Name of the extension's database, as any page of the extension could open it. */
const NAME = 'portevoix';

/** Writes a record into the outbox of the database behind the worker's back, from a page of the extension. */
export function writeRaw(page: Page, record: unknown): Promise<void> {
  return page.evaluate(
    ([name, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('error', () => reject(new Error('open')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const transaction = database.transaction('outbox', 'readwrite');
          transaction.objectStore('outbox').put(value);
          transaction.addEventListener('abort', () => reject(new Error('put')));
          transaction.addEventListener('complete', () => {
            database.close();
            resolve();
          });
        });
      }),
    [NAME, record] as const,
  );
}

/** Lets every other call on the database wait: a transaction over all of it that does not end, until `release`. */
export async function holdDatabase(page: Page): Promise<{ release: () => Promise<void> }> {
  await page.evaluate(
    (name) =>
      new Promise<void>((begun, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('error', () => reject(new Error('open')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const stores = Array.from(database.objectStoreNames);
          const transaction = database.transaction(stores, 'readwrite');
          const keepOpen = () => {
            begun();
            if (Reflect.get(globalThis, 'isReleased')) return;
            const asked = transaction.objectStore(stores[0] ?? '').count();
            asked.addEventListener('success', keepOpen);
          };
          transaction.addEventListener('complete', () => database.close());
          keepOpen();
        });
      }),
    NAME,
  );
  return {
    release: async () => {
      await page.evaluate(() => Reflect.set(globalThis, 'isReleased', true));
    },
  };
}
