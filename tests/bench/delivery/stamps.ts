import type { Worker } from '@playwright/test';
import type { Bench } from '../../faults/bench.ts';

/** Times of single writes in the worker, in milliseconds. */
export interface WriteTimes {
  /** From a message's arrival to the later of its two commits. */
  both: number[];
  /** The same two writes with nothing around them: one strict transaction and one key of `storage.local`. */
  bare: number[];
}

/** Shares that are recorded for one round; every second is published as well. */
const SHARES = 200;
const BARE_WRITES = 200;

/**
 * Stamps when messages reach the worker and when what they say is committed. The stamps are put in from outside,
 * through DevTools: a listener behind the product's own, the transactions' events, and the browser's notice of changes.
 */
export async function timeWrites(bench: Bench): Promise<WriteTimes> {
  const recorder = await bench.openRecorder();
  const { worker, read } = await stampWorker(bench);
  await recorder.record(SHARES);
  const both = (await read()).map(({ receivedAt, committedAt }) => committedAt - receivedAt);
  const bare = await worker.evaluate(writeBare, BARE_WRITES);
  await recorder.page.close();
  return { both, bare };
}

/** When a message reached the worker, and when both copies held what it says; since the epoch, in milliseconds. */
export interface WriteMoments {
  receivedAt: number;
  committedAt: number;
}

/** Puts the stamps into the worker that runs, unless it has them; `read` gives those of all its writes so far. */
export async function stampWorker(
  bench: Bench,
): Promise<{ worker: Worker; read: () => Promise<WriteMoments[]> }> {
  const worker = bench.browser.context.serviceWorkers().at(-1);
  if (!worker) throw new Error('no worker to look into');
  await worker.evaluate(installStamps);
  const read = () =>
    worker.evaluate(() =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by the function below
      (Reflect.get(globalThis, 'stampedWrites') as () => WriteMoments[])(),
    );
  return { worker, read };
}

/** What the functions below find in the worker. */
declare const chrome: {
  runtime: {
    onMessage: {
      addListener(listen: (message: { payload?: { eventId?: string } | null }) => void): void;
    };
  };
  storage: {
    local: {
      set(items: object): Promise<void>;
      remove(key: string): Promise<void>;
      onChanged: { addListener(listen: (changes: Record<string, object>) => void): void };
    };
  };
};

/** Sent into the worker as its source: it can name nothing outside itself. */
function installStamps(): void {
  if (Reflect.has(globalThis, 'stampedWrites')) return;
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- sent as source: it can name nothing outside itself
  const now = () => performance.timeOrigin + performance.now();
  const received = new Map<string, number>();
  const inDatabase = new Map<string, number>();
  const inJournal = new Map<string, number>();
  chrome.runtime.onMessage.addListener(({ payload }) => {
    if (payload?.eventId !== undefined) received.set(payload.eventId, now());
  });
  chrome.storage.local.onChanged.addListener((changes) => {
    for (const key of Object.keys(changes)) {
      const id = key.slice('ob:'.length);
      if (!inJournal.has(id)) inJournal.set(id, now());
    }
  });
  IDBObjectStore.prototype.put = new Proxy(Reflect.get(IDBObjectStore.prototype, 'put'), {
    apply(put, store: IDBObjectStore, given: [{ id?: string }, IDBValidKey?]) {
      const [{ id }] = given;
      if (store.name === 'outbox' && id !== undefined) {
        store.transaction.addEventListener('complete', () => inDatabase.set(id, now()));
      }
      return Reflect.apply(put, store, given);
    },
  });
  const stampedWrites = () =>
    [...received].flatMap(([id, receivedAt]) => {
      const [database, journal] = [inDatabase.get(id), inJournal.get(id)];
      return database === undefined || journal === undefined
        ? []
        : [{ receivedAt, committedAt: Math.max(database, journal) }];
    });
  Reflect.set(globalThis, 'stampedWrites', stampedWrites);
}

/** Sent into the worker as its source: it can name nothing outside itself. */
async function writeBare(count: number): Promise<number[]> {
  const opening = indexedDB.open('bare');
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('records'));
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const record = { words: 'x'.repeat(700) };
  const takenMs: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const from = performance.now();
    const transaction = opening.result.transaction('records', 'readwrite', {
      durability: 'strict',
    });
    const committed = new Promise((resolve) => transaction.addEventListener('complete', resolve));
    transaction.objectStore('records').put(record, number);
    await Promise.all([committed, chrome.storage.local.set({ bare: record })]);
    takenMs.push(performance.now() - from);
  }
  opening.result.close();
  indexedDB.deleteDatabase('bare');
  await chrome.storage.local.remove('bare');
  return takenMs;
}
