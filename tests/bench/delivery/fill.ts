import type { Page } from '@playwright/test';
import { newEventId } from '../../../src/domain/new-id.ts';
import type { Bench } from '../../faults/bench.ts';

/** Shares in one transaction. */
const CHUNK = 500;

/** Ids of a share and of its two events; null: not published. */
type Ids = readonly [share: string, insertion: string, publication: string | null];

/**
 * Puts a backlog into both copies: shares that the worker recorded, with other ids, every second one published.
 * Writing them all through the worker would take minutes and measure nothing more.
 */
export async function fillBacklog(bench: Bench, events: number): Promise<void> {
  const page = await bench.browser.openOwn('welcome');
  const shares = Math.ceil((events * 2) / 3);
  const all = Array.from(
    { length: shares },
    (_, at): Ids => [newEventId(), newEventId(), at % 2 === 1 ? newEventId() : null],
  );
  for (let start = 0; start < shares; start += CHUNK) {
    await copyShares(page, all.slice(start, start + CHUNK));
  }
  await page.close();
}

function copyShares(page: Page, ids: readonly Ids[]): Promise<void> {
  return page.evaluate(async (chunk) => {
    type Record = { [name: string]: unknown };
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- sent into the page as its source: it can name nothing outside itself
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve) =>
        request.addEventListener('success', () => resolve(request.result)),
      );
    const database = await done(indexedDB.open('portevoix'));
    const read = (store: string): Promise<Record[]> =>
      done(database.transaction(store).objectStore(store).getAll(null, 3));
    const [share] = await read('shares');
    const entries = (await read('outbox')) as { event: Record & { type: string } }[];
    const find = (type: string) => entries.find(({ event }) => event.type === type);
    const transaction = database.transaction(['shares', 'outbox'], 'readwrite');
    const items: Record = {};
    const put = (store: string, key: string, record: Record) => {
      transaction.objectStore(store).put(record);
      items[key] = record;
    };
    for (const [shareId, insertion, publication] of chunk) {
      put('shares', `sh:${shareId}`, { ...share, shareId });
      const copies = [
        [insertion, find('share.inserted')],
        [publication, find('share.published')],
      ] as const;
      for (const [id, entry] of copies) {
        if (id === null) continue;
        const event = { ...entry?.event, id, shareId };
        put('outbox', `ob:${id}`, { ...entry, id, shareId, event });
      }
    }
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    await chrome.storage.local.set(items);
    database.close();
  }, ids);
}
