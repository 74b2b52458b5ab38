import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { resultsQuerySchema } from '../../../src/contract/results.ts';
import { base32 } from '../../../src/endpoint/enrolment/base32.ts';
import type { ClickRecord } from '../../../src/endpoint/links/click.ts';
import { makeResults } from '../../../src/endpoint/results/results.ts';
import { openDatabase } from '../../../src/endpoint/store/open-store.ts';
import { createSqlStore } from '../../../src/endpoint/store/sql/sql-store.ts';
import { makeItem, programme } from '../../endpoint/samples.ts';
import { percentile } from '../statistics.ts';
import { type Company, foundCompany } from './company.ts';
import { addCrowd } from './crowd.ts';
import { timeQuestions } from './timed-database.ts';

/** How long results of some months take, in milliseconds. */
export interface ResultsTimes {
  /** Over HTTP, and in the database alone: 95th percentiles. */
  httpMs: number;
  databaseMs: number;
  /** In the database, for a process that was never asked before. */
  firstMs: number;
}

/** Results of a month and of a year, by campaign, each after one more click of somebody in the last month. */
export interface ResultsRound {
  month: ResultsTimes;
  year: ResultsTimes;
}

/** A company with so many clicks of a year. */
export interface ResultsCompany {
  measure(): Promise<ResultsRound>;
  close(): Promise<void>;
}

const ITEMS = 40;
const NETWORKS = ['linkedin', 'x'];
/** They came over three years, so that all months have enough of them, and a tenth has left. */
const AMBASSADORS = 100_000;
const FIRST_CAME = '2023-11-01';
const CAME_DAYS = 3 * 365;
const VISITORS = 400_000;
const VISITOR_BYTES = 10;
const BATCH = 20_000;
const REQUESTS = 40;
const YEAR = { from: '2025-11', to: '2026-10' };
const MONTH = { from: '2026-10', to: '2026-10' };
const FIRST_MS = Date.parse('2025-11-01T00:00:00Z');
const LAST_MS = Date.parse('2026-11-01T00:00:00Z');
const BEFORE = '2025-10-01T00:00:00.000Z';

/** Hashes as the endpoint makes them (visitor.ts). */
const visitors = Array.from({ length: VISITORS }, () => base32(randomBytes(VISITOR_BYTES)));

/** Founds a company and stores its clicks, one batch after the other, as the endpoint does. */
export async function openResults(clicks: number): Promise<ResultsCompany> {
  const company = await foundCompany();
  const { store, tenant } = company.context;
  const items = Array.from({ length: ITEMS }, (_none, index) =>
    makeItem({
      id: `item-${index}`,
      campaign: { id: `c-${index % 10}`, slug: `campaign-${index % 10}` },
      publishAt: BEFORE,
    }),
  );
  await store.saveContent(tenant, { programme, items, now: BEFORE });
  await addCrowd(company, { people: AMBASSADORS, firstDay: FIRST_CAME, days: CAME_DAYS });
  for (let done = 0; done < clicks; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, clicks - done) }, (_none, index) =>
      makeClick(FIRST_MS + ((done + index) / clicks) * (LAST_MS - FIRST_MS)),
    );
    await store.appendClicks(tenant, batch);
  }
  return {
    measure: () => measureResults(company),
    close: () => company.close(),
  };
}

/** Asks a company with such clicks for its results. */
export async function measureResults(company: Company): Promise<ResultsRound> {
  return { month: await time(company, MONTH), year: await time(company, YEAR) };
}

async function time(company: Company, span: typeof YEAR): Promise<ResultsTimes> {
  const overHttp = await repeat(company, () => askOverHttp(company, span));
  const inside = openInside(company, span);
  const inDatabase = await repeat(company, () => inside.ask());
  await inside.close();
  const [firstMs = Number.NaN] = inDatabase;
  return {
    httpMs: percentile(overHttp, 95),
    databaseMs: percentile(inDatabase, 95),
    firstMs,
  };
}

/** Asks again and again, each time after somebody followed a link: what was remembered of that month is of the past then. */
async function repeat({ context }: Company, ask: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let request = 0; request < REQUESTS; request += 1) {
    const click = makeClick(LAST_MS - 1);
    await context.store.appendClicks(context.tenant, [{ ...click, class: 'person' }]);
    times.push(await ask());
  }
  return times;
}

async function askOverHttp(
  { endpoint, adminToken }: Company,
  { from, to }: typeof YEAR,
): Promise<number> {
  const url = `${endpoint.url}/v1/admin/results?from=${from}&to=${to}&by=campaign`;
  const begin = performance.now();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${adminToken}` } });
  const text = await answer.text();
  const spent = performance.now() - begin;
  if (!answer.ok || !text.includes('campaign-'))
    throw new Error(`results answered ${answer.status}: ${text.slice(0, 300)}`);
  return spent;
}

/** The same question without HTTP, of a store that remembers nothing yet; tells what the database took of it. */
function openInside({ context, dataFile }: Company, span: typeof YEAR) {
  const timed = timeQuestions(openDatabase({ dataFile, databaseUrl: null }));
  const store = createSqlStore(timed.database);
  const query = resultsQuerySchema.parse({ ...span, by: 'campaign' });
  return {
    async ask(): Promise<number> {
      await makeResults({ ...context, store }, query);
      return timed.takeMs();
    },
    close: () => store.close(),
  };
}

function makeClick(atMs: number): ClickRecord {
  const isPerson = Math.random() < 0.7;
  return {
    id: v7({ msecs: Math.floor(atMs) }),
    occurredAt: new Date(atMs).toISOString(),
    itemId: `item-${Math.floor(Math.random() * ITEMS)}`,
    network: NETWORKS[Math.floor(Math.random() * NETWORKS.length)] ?? 'x',
    pseudonym: null,
    class: isPerson ? 'person' : 'preview',
    reason: isPerson ? 'no-rule' : 'preview-agent',
    visitor: visitors[Math.floor(Math.random() * VISITORS)] ?? '',
  };
}
