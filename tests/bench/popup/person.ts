import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newEventId } from '../../../src/domain/new-id.ts';
import type { Company } from '../../e2e/company.ts';
import { importDocument } from '../../e2e/content.ts';
import { askWorker, enrolThroughWorker } from '../../stage/enrol.ts';

/** What is in the feed of the person whose popup is measured, and in their log: the most that either is made for. */
export const ITEMS = 2_000;
export const SHARES = 5_000;

/** Shares in one transaction. */
const CHUNK = 500;

/** Gives the company as many approved items as a feed may hold, each with a wording for each network. */
export async function approveItems(company: Company): Promise<void> {
  const [template] = importDocument.items;
  const items = Array.from({ length: ITEMS }, (_, at) => ({
    ...template,
    id: `item-${at}`,
    title: `${template.title}, part ${at}`,
    topics: [['energy', 'community', 'training'][at % 3]],
  }));
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-bench-'));
  const file = join(folder, 'items.json');
  await writeFile(file, JSON.stringify({ ...importDocument, items }));
  await company.cli('import', file);
  await rm(folder, { recursive: true });
}

/** Accepts, enrols, and has shared as often as somebody does in many years. */
export async function settleIn(own: Page, company: Company): Promise<void> {
  await enrolThroughWorker(own, { endpointUrl: company.url, code: await company.invite() });
  const { choices } = await askWorker<{ choices: { itemId: string; variantId: string }[] }>(
    own,
    'extension.list-offer',
    { network: 'linkedin' },
  );
  const [best] = choices;
  if (!best) throw new Error('nothing on offer');
  const { itemId, variantId } = best;
  await askWorker(own, 'extension.share-copied', { network: 'linkedin', itemId, variantId });
  const ids = Array.from({ length: SHARES - 1 }, () => newEventId());
  for (let start = 0; start < ids.length; start += CHUNK) {
    await copyShare(own, ids.slice(start, start + CHUNK), start);
  }
}

/** Writes copies of the one share into both copies of the log, an hour apart, of one item after the other. */
function copyShare(own: Page, ids: readonly string[], offset: number): Promise<void> {
  return own.evaluate(
    async ([chunk, start, items]) => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { set(records: object): Promise<void> } } };
      };
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- sent into the page as its source: it can name nothing outside itself
      const done = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve) =>
          request.addEventListener('success', () => resolve(request.result)),
        );
      const database = await done(indexedDB.open('portevoix'));
      const [share] = await done(
        database.transaction('shares').objectStore('shares').getAll(null, 1),
      );
      const transaction = database.transaction('shares', 'readwrite');
      const records: Record<string, object> = {};
      for (const [at, shareId] of chunk.entries()) {
        const number = start + at;
        const insertedAt = new Date(Date.parse(share.insertedAt) - number * 3_600_000);
        const copy = {
          ...share,
          shareId,
          itemId: `item-${(number * 7) % items}`,
          state: 'published',
          insertedAt: insertedAt.toISOString(),
        };
        transaction.objectStore('shares').put(copy);
        records[`sh:${shareId}`] = copy;
      }
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      await chrome.storage.local.set(records);
      database.close();
    },
    [ids, offset, ITEMS] as const,
  );
}
