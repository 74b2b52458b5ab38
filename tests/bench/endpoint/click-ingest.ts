import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { base32 } from '../../../src/endpoint/enrolment/base32.ts';
import type { ClickRecord } from '../../../src/endpoint/links/click.ts';
import { openDatabase } from '../../../src/endpoint/store/open-store.ts';
import { listRows } from '../../../src/endpoint/store/sql/multi-row.ts';
import type { Company } from './company.ts';

/** Clicks a second into the database: with the totals that are kept of them, and the rows alone. */
export interface ClickIngestRound {
  withTotals: number;
  rowsAlone: number;
}

const CLICKS = 100_000;
const BATCH = 1_000;
const VISITORS = 5_000;
const FIELDS = [
  'id',
  'occurredAt',
  'itemId',
  'network',
  'pseudonym',
  'class',
  'reason',
  'visitor',
] as const;

/** Stores fresh clicks through the store, and as many into a bare table of the same columns and key. */
export async function measureClickIngest({
  context,
  dataFile,
}: Company): Promise<ClickIngestRound> {
  const { store, tenant } = context;
  const withTotals = await time((clicks) => store.appendClicks(tenant, clicks));
  const database = openDatabase({ dataFile: `${dataFile}.rows`, databaseUrl: null });
  await database.run(
    `create table if not exists click (tenant text not null, click_id text not null, occurred_at text not null,
       item_id text not null, network text not null, pseudonym text, class text not null, reason text not null,
       visitor text not null, primary key (tenant, click_id))`,
    {},
  );
  const rowsAlone = await time((clicks) =>
    database.run('insert into click values :rows on conflict do nothing', {
      rows: listRows(tenant, FIELDS, clicks),
    }),
  );
  await database.close();
  return { withTotals, rowsAlone };
}

/** Hashes as the endpoint makes them (visitor.ts). */
const visitors = Array.from({ length: VISITORS }, () => base32(randomBytes(10)));

async function time(store: (clicks: ClickRecord[]) => Promise<unknown>): Promise<number> {
  const batches = Array.from({ length: CLICKS / BATCH }, () =>
    Array.from({ length: BATCH }, makeClick),
  );
  const begin = performance.now();
  for (const batch of batches) await store(batch);
  return CLICKS / ((performance.now() - begin) / 1_000);
}

function makeClick(): ClickRecord {
  return {
    id: v7(),
    occurredAt: new Date().toISOString(),
    itemId: 'first-light',
    network: 'x',
    pseudonym: null,
    class: 'person',
    reason: 'no-rule',
    visitor: visitors[Math.floor(Math.random() * VISITORS)] ?? '',
  };
}
