import type { ClickDurability } from '../../../src/endpoint/links/links.ts';
import { type Company, foundCompany } from './company.ts';
import { drive, type LoadResult } from './load.ts';
import { readCpuSeconds } from './process-cost.ts';
import { type RedirectLimit, startRedirectLimit } from './redirect-limit.ts';

/** What redirects cost in one round. */
export interface RedirectRound {
  limit: LoadResult;
  /** The limit with as many readers as {@link RedirectRound.manyBefore}. */
  limitMany: LoadResult;
  /** The click on disk within 20 ms of its answer, and before it. */
  within: RedirectCost;
  before: RedirectCost;
  /** Before it, with so many readers that the disk always has a write to flush: each waits for one. */
  manyBefore: RedirectCost;
}

/** The load, the server's own processor time for each answer in µs, and how many clicks too few or many were stored. */
export interface RedirectCost {
  load: LoadResult;
  cpuUs: number;
  countError: number;
}

/** The servers that redirects are measured on. */
export interface RedirectServers {
  limit: RedirectLimit;
  measure(): Promise<RedirectRound>;
  close(): Promise<void>;
}

/** Each contender's turn in a round, and the connections that make it as busy as it can be. */
const SECONDS = 4;
const CONNECTIONS = 16;
const MANY = 128;
const MICROSECONDS = 1_000_000;

const open = (durability: ClickDurability) =>
  foundCompany({ PORTEVOIX_CLICK_DURABILITY: durability });

/** Starts the limit and two endpoints, one for each way of keeping a click. */
export async function openRedirects(): Promise<RedirectServers> {
  const limit = await startRedirectLimit();
  const companies = { within: await open('within-20ms'), before: await open('before') };
  return {
    limit,
    async measure() {
      return {
        limit: await drive(limit.url, { connections: CONNECTIONS, seconds: SECONDS }),
        within: await measureCompany(companies.within, CONNECTIONS),
        before: await measureCompany(companies.before, CONNECTIONS),
        limitMany: await drive(limit.url, { connections: MANY, seconds: SECONDS }),
        manyBefore: await measureCompany(companies.before, MANY),
      };
    },
    async close() {
      await limit.stop();
      for (const company of Object.values(companies)) await company.close();
    },
  };
}

async function measureCompany(
  { endpoint, link, context }: Company,
  connections: number,
): Promise<RedirectCost> {
  const countBefore = await countClicks(context);
  const cpuBefore = await readCpuSeconds(endpoint.pid);
  const load = await drive(link, { connections, seconds: SECONDS });
  await untilStored(context);
  const cpuS = (await readCpuSeconds(endpoint.pid)) - cpuBefore;
  const stored = (await countClicks(context)) - countBefore;
  // wrk hangs up on the answers that are under way when its time is over.
  const countError = Math.max(0, load.answers - stored, stored - load.answers - connections);
  return { load, cpuUs: (cpuS / load.answers) * MICROSECONDS, countError };
}

async function countClicks({ store, tenant }: Company['context']): Promise<number> {
  const totals = await store.listClickTotals(tenant);
  return totals.reduce((sum, { total }) => sum + total, 0);
}

/** Waits until no more clicks arrive in the database: they come once a second. */
async function untilStored(context: Company['context']): Promise<void> {
  for (let last = -1, now = await countClicks(context); now !== last; ) {
    await new Promise((wake) => setTimeout(wake, 1_500));
    last = now;
    now = await countClicks(context);
  }
}
