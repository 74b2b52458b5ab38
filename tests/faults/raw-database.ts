import type { Page } from '@playwright/test';

/** Name of the extension's database, as any page of the extension could open it. */
const NAME = 'portevoix';

/** Writes a record into the outbox of the database behind the worker's back, from a page of the extension. */
export function writeRaw(page: Page, record: unknown): Promise<void> {
  return page.evaluate(
    async ([name, value]) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('open'));
      });
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction('outbox', 'readwrite');
        transaction.objectStore('outbox').put(value);
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(new Error('put'));
      });
      database.close();
    },
    [NAME, record] as const,
  );
}

/** Lets every other call on the database wait: a transaction over all of it that never comes to an end, until `release`. */
export async function holdDatabase(page: Page): Promise<{ release: () => Promise<void> }> {
  await page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('open'));
    });
    const stores = Array.from(database.objectStoreNames);
    const transaction = database.transaction(stores, 'readwrite');
    const keepOpen = () => {
      if (Reflect.get(globalThis, 'isReleased')) return;
      transaction.objectStore(stores[0] ?? '').count().onsuccess = keepOpen;
    };
    transaction.oncomplete = () => database.close();
    await new Promise<void>((begun) => {
      const first = transaction.objectStore(stores[0] ?? '').count();
      first.onsuccess = () => {
        keepOpen();
        begun();
      };
    });
  }, NAME);
  return {
    release: async () => {
      await page.evaluate(() => Reflect.set(globalThis, 'isReleased', true));
    },
  };
}
