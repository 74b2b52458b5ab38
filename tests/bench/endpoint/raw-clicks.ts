import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long an engine made for such questions takes over raw clicks, medians in milliseconds. */
export interface RawClicksRound {
  monthMs: number;
  yearMs: number;
}

/** As many clicks as another company has, in ClickHouse. */
export interface RawClicks {
  measure(): RawClicksRound;
  close(): Promise<void>;
}

/** What is used of the package `chdb`, which runs ClickHouse's engine in this process. */
interface Session {
  query(sql: string, format?: string): string;
  cleanup(): void;
}

const REQUESTS = 9;
const MONTH = ['2026-10-01 00:00:00', '2026-11-01 00:00:00'] as const;
const YEAR = ['2025-11-01 00:00:00', '2026-11-01 00:00:00'] as const;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

const TABLE = `create table bench.click (tenant LowCardinality(String), at DateTime('UTC'), item LowCardinality(String),
  network LowCardinality(String), class LowCardinality(String), visitor UInt64)
  engine = MergeTree order by (tenant, at)`;

/** Clicks like those of results.ts: 40 items, two networks, 400,000 visitors, seven of ten clicks a person's. */
const fill = (clicks: number) => `insert into bench.click
  select 'default', toDateTime('${YEAR[0]}', 'UTC') + intDiv(number * ${YEAR_SECONDS}, ${clicks}),
    'item-' || toString(rand(1) % 40), if(rand(2) % 2 = 0, 'x', 'linkedin'),
    if(rand(3) % 10 < 7, 'person', 'preview'), rand(4) % 400000
  from numbers(${clicks})`;

/** What results say of clicks: of each of ten campaigns, those of people, those set aside, and how many people. */
const ask = ([from, to]: readonly [string, string]) => `
  select toUInt8(substring(item, 6)) % 10 as campaign, countIf(class = 'person'), countIf(class != 'person'),
    uniqIf(visitor, class = 'person')
  from bench.click
  where tenant = 'default' and at >= toDateTime('${from}', 'UTC') and at < toDateTime('${to}', 'UTC')
  group by campaign order by campaign`;

/** Fills ClickHouse with so many clicks of a year; null where the package is not there (see the README of tests/bench). */
export async function openRawClicks(clicks: number): Promise<RawClicks | null> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-clickhouse-'));
  const session = await openSession(folder);
  if (!session) return null;
  session.query('create database bench');
  session.query(TABLE);
  session.query(fill(clicks));
  const time = (span: typeof YEAR | typeof MONTH) => {
    const times = Array.from({ length: REQUESTS }, () => {
      const begin = performance.now();
      session.query(ask(span), 'JSON');
      return performance.now() - begin;
    });
    return times.toSorted((a, b) => a - b)[Math.floor(REQUESTS / 2)] ?? Number.NaN;
  };
  return {
    measure: () => ({ monthMs: time(MONTH), yearMs: time(YEAR) }),
    async close() {
      session.cleanup();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The package is half a gigabyte that nothing else needs: no dependency, and found by a name that no tool follows. */
async function openSession(folder: string): Promise<Session | null> {
  const name: string = 'chdb';
  const loaded: unknown = await import(name).catch(() => null);
  if (typeof loaded !== 'object' || loaded === null || !('Session' in loaded)) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as its own declarations have it
  const { Session } = loaded as { Session: new (path: string) => Session };
  return new Session(folder);
}
