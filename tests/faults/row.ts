import type { Bench, BenchOptions } from './bench.ts';
import { check, type Expected, type Finding } from './checker.ts';

/** One row of the fault table: what is done, and what must hold beside what always must. */
export interface Row {
  /** As the table numbers it: F1 to F36. */
  id: string;
  fault: string;
  /** How often it is tried in `npm test`, and how often in `npm run faults`; 0 leaves it out. */
  tries: { short: number; full: number };
  /** Breaks things so many times; throws when something beside the checker's matters does not hold. */
  run(bench: Bench, tries: number): Promise<void>;
  /** What it leaves behind on purpose; without it, nothing. */
  leaves?: Expected;
  /** A row that needs another browser than the usual one, or harms it for good, gets a bench of its own. */
  bench?: BenchOptions;
}

/** A row that can't be run, or is run elsewhere, with a dated reason. */
export interface AbsentRow {
  id: string;
  fault: string;
  reason: string;
}

/** What came of a row. */
export interface RowResult extends Finding {
  id: string;
  fault: string;
  tries: number;
  holds: boolean;
}

/** Runs a row and checks what it left. */
export async function runRow(bench: Bench, row: Row, tries: number): Promise<RowResult> {
  const broken = await row.run(bench, tries).then(
    () => [],
    (error: unknown) => [describeFault(error)],
  );
  const finding = await check(bench, row.leaves).catch(
    (error: unknown): Finding => ({ ...UNKNOWN, faults: [`check: ${describeFault(error)}`] }),
  );
  const faults = [...broken, ...finding.faults];
  const { lost, doubled, counterError } = finding;
  const holds = faults.length === 0 && lost + doubled + counterError === 0;
  return { ...finding, faults, id: row.id, fault: row.fault, tries, holds };
}

/** What is known when the check itself could not be made. */
const UNKNOWN: Finding = {
  recorded: Number.NaN,
  stored: Number.NaN,
  lost: Number.NaN,
  doubled: Number.NaN,
  counterError: Number.NaN,
  faults: [],
};

/** The sentence of an error, without the browser's log that Playwright adds. */
function describeFault(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.split('\nBrowser logs:', 1)[0] ?? words;
}
