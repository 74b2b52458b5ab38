import { type Summary, summarise } from '../statistics.ts';
import type { GoalResult } from '../table.ts';
import type { ClickIngestRound } from './click-ingest.ts';
import type { CopyRound } from './copies.ts';
import type { ExportBesides, ExportRound } from './exports.ts';
import type { IngestRound } from './ingest.ts';
import type { RawClicksRound } from './raw-clicks.ts';
import type { RedirectRound } from './redirects.ts';
import type { ReplayRound } from './replay.ts';
import type { ResultsRound } from './results.ts';

/** Everything that one round measured; null where a program was missing. */
export interface EndpointRound {
  redirects: RedirectRound | null;
  ingest: IngestRound;
  copies: CopyRound | null;
  replay: ReplayRound;
  clicks: ClickIngestRound;
  sqliteExport: ExportRound;
  postgresExport: ExportRound;
  besides: ExportBesides | null;
  results: ResultsRound | null;
  rawClicks: RawClicksRound | null;
}

/** A goal before its figures: what of a round counts, or null where the round has none. */
interface Goal extends Omit<GoalResult, 'measured'> {
  read: (round: EndpointRound) => number | null;
}

const GOALS: readonly Goal[] = [
  {
    id: 'S1',
    words: 'counted redirects a second over the limit’s, click on disk within 20 ms',
    bound: 'at-least',
    limit: 0.25,
    unit: '',
    read: ({ redirects }) =>
      redirects && redirects.within.load.perSecond / redirects.limit.perSecond,
  },
  {
    id: 'S1 before',
    words: 'the same with 128 readers at once, click on disk before its redirect (as usual)',
    bound: 'at-least',
    limit: 0.25,
    unit: '',
    read: ({ redirects }) =>
      redirects && redirects.manyBefore.load.perSecond / redirects.limitMany.perSecond,
  },
  {
    id: 'S3 p99',
    words: 'redirects with 16 readers at once, as many as it can, 99th percentile, within 20 ms',
    bound: 'at-most',
    limit: 10,
    unit: 'ms',
    read: ({ redirects }) => redirects && redirects.within.load.p99Ms,
  },
  {
    id: 'S3 p99 before',
    words: 'the same, click on disk before its redirect',
    bound: 'at-most',
    limit: 10,
    unit: 'ms',
    read: ({ redirects }) => redirects && redirects.before.load.p99Ms,
  },
  {
    id: 'S3 CPU',
    words:
      'the endpoint’s processor time for a redirect and its click in the database, within 20 ms',
    bound: 'at-most',
    limit: 30,
    unit: 'µs',
    read: ({ redirects }) => redirects && redirects.within.cpuUs,
  },
  {
    id: 'S3 count',
    words: 'clicks stored too few or too many, all ways',
    bound: 'at-most',
    limit: 0,
    unit: '',
    read: ({ redirects }) =>
      redirects &&
      redirects.within.countError +
        redirects.before.countError +
        redirects.manyBefore.countError +
        redirects.within.load.errors +
        redirects.before.load.errors +
        redirects.manyBefore.load.errors,
  },
  {
    id: 'S4',
    words:
      'events a second over HTTP (100 each, checked, on disk) over the same bytes by write and fdatasync',
    bound: 'at-least',
    limit: 0.25,
    unit: '',
    read: ({ ingest }) => ingest.fresh / ingest.file,
  },
  {
    id: 'S5',
    words:
      'events with their shares into PostgreSQL, 100 each on 4 connections, over the same rows by COPY',
    bound: 'at-least',
    limit: 0.55,
    unit: '',
    read: ({ copies }) => copies && copies.store / copies.copy,
  },
  {
    id: 'S6',
    words: 'events that the store knows over fresh ones, a second',
    bound: 'at-least',
    limit: 3,
    unit: '',
    read: ({ replay }) => replay.again / replay.fresh,
  },
  {
    id: 'S7 SQLite',
    words: 'rows a second of the share log as CSV over HTTP over sqlite3 -csv',
    bound: 'at-least',
    limit: 0.5,
    unit: '',
    read: ({ sqliteExport: { http, own } }) => own && http / own,
  },
  {
    id: 'S7 PostgreSQL',
    words: 'the same over psql’s COPY',
    bound: 'at-least',
    limit: 0.75,
    unit: '',
    read: ({ postgresExport: { http, own } }) => own && http / own,
  },
  {
    id: 'S8 memory',
    words:
      'what the endpoint grows by while it exports a million rows, over the same readers alone',
    bound: 'at-most',
    limit: 64,
    unit: 'MB',
    read: ({ besides }) => besides && besides.grownMb,
  },
  {
    id: 'S8 p99',
    words: 'redirects meanwhile, 99th percentile',
    bound: 'at-most',
    limit: 10,
    unit: 'ms',
    read: ({ besides }) => besides && besides.redirectP99Ms,
  },
  {
    id: 'S9 month',
    words:
      'results of a month by campaign over HTTP, of ten million clicks (--clicks), 95th percentile',
    bound: 'at-most',
    limit: 50,
    unit: 'ms',
    read: ({ results }) => results && results.month.httpMs,
  },
  {
    id: 'S9 month, database',
    words: 'what the database takes of it',
    bound: 'at-most',
    limit: 5,
    unit: 'ms',
    read: ({ results }) => results && results.month.databaseMs,
  },
  {
    id: 'S9 year',
    words: 'results of a year, over HTTP',
    bound: 'at-most',
    limit: 50,
    unit: 'ms',
    read: ({ results }) => results && results.year.httpMs,
  },
  {
    id: 'S9 year, database',
    words: 'what the database takes of it',
    bound: 'at-most',
    limit: 25,
    unit: 'ms',
    read: ({ results }) => results && results.year.databaseMs,
  },
  {
    id: 'S9 month, ClickHouse',
    words: 'what the database takes of a month over what ClickHouse takes of as many raw clicks',
    bound: 'at-most',
    limit: 1,
    unit: '',
    read: ({ results, rawClicks }) =>
      results && rawClicks && results.month.databaseMs / rawClicks.monthMs,
  },
  {
    id: 'S9 year, ClickHouse',
    words: 'the same of a year',
    bound: 'at-most',
    limit: 1,
    unit: '',
    read: ({ results, rawClicks }) =>
      results && rawClicks && results.year.databaseMs / rawClicks.yearMs,
  },
  {
    id: 'S10',
    words: 'clicks a second with their totals over the rows alone',
    bound: 'at-least',
    limit: 0.6,
    unit: '',
    read: ({ clicks }) => clicks.withTotals / clicks.rowsAlone,
  },
];

/** The goals of the endpoint that could be measured, each the median of its rounds. */
export function judgeEndpoint(rounds: readonly EndpointRound[]): GoalResult[] {
  return GOALS.flatMap(({ read, ...goal }) => {
    const measured = summariseKnown(rounds.map((round) => read(round)));
    return measured ? [{ ...goal, measured }] : [];
  });
}

/** What stands behind the ratios, a sentence each. */
export function describeEndpoint(rounds: readonly EndpointRound[]): string[] {
  const thousand = (of: (round: EndpointRound) => number | null | undefined) => {
    const summary = summariseKnown(rounds.map((round) => of(round) ?? null));
    return summary ? `${(summary.value / 1_000).toFixed(1)}k` : 'not measured';
  };
  const milliseconds = (of: (round: EndpointRound) => number | null | undefined) => {
    const summary = summariseKnown(rounds.map((round) => of(round) ?? null));
    return summary ? `${summary.value.toFixed(1)} ms` : 'not measured';
  };
  return [
    `Redirects a second: ${thousand(({ redirects }) => redirects?.within.load.perSecond)} within 20 ms, ${thousand(({ redirects }) => redirects?.before.load.perSecond)} before, ${thousand(({ redirects }) => redirects?.manyBefore.load.perSecond)} before with 128 readers, ${thousand(({ redirects }) => redirects?.limit.perSecond)} of the limit.`,
    `Events a second over HTTP: ${thousand(({ ingest }) => ingest.fresh)} fresh, ${thousand(({ ingest }) => ingest.again)} again, ${thousand(({ ingest }) => ingest.file)} to a file; into SQLite ${thousand(({ replay }) => replay.fresh)} fresh, ${thousand(({ replay }) => replay.again)} again; into PostgreSQL ${thousand(({ copies }) => copies?.store)}, by COPY ${thousand(({ copies }) => copies?.copy)}.`,
    `Rows a second as CSV: SQLite ${thousand((round) => round.sqliteExport.http)} of ${thousand((round) => round.sqliteExport.own)}, PostgreSQL ${thousand((round) => round.postgresExport.http)} of ${thousand((round) => round.postgresExport.own)}.`,
    `Redirects beside an export: 99th percentile ${milliseconds(({ besides }) => besides?.redirectP99Ms)}, without one ${milliseconds(({ besides }) => besides?.aloneP99Ms)}.`,
    `Results by a process that was never asked before, in the database: ${milliseconds(({ results }) => results?.month.firstMs)} of a month, ${milliseconds(({ results }) => results?.year.firstMs)} of a year.`,
    `The same over raw clicks in ClickHouse: ${milliseconds(({ rawClicks }) => rawClicks?.monthMs)} of a month, ${milliseconds(({ rawClicks }) => rawClicks?.yearMs)} of a year.`,
    `Clicks a second into SQLite: ${thousand(({ clicks }) => clicks.withTotals)} with totals, ${thousand(({ clicks }) => clicks.rowsAlone)} rows alone.`,
  ];
}

function summariseKnown(values: readonly (number | null)[]): Summary | null {
  const known = values.flatMap((value) => (value === null || Number.isNaN(value) ? [] : [value]));
  return known.length > 0 ? summarise(known) : null;
}
