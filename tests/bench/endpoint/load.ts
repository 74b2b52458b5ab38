import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findProgram } from './programs.ts';

/** What a load generator saw. */
export interface LoadResult {
  /** Answers in all, and in a second. */
  answers: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers that were no 2xx or 3xx, and connections that broke. */
  errors: number;
}

/** Connections at once, and for how long. */
export interface LoadShape {
  connections: number;
  seconds: number;
}

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36';
const UNITS_MS = { us: 0.001, ms: 1, s: 1_000 } as const;

/** The generator that there is: wrk, which can ask more than any of our servers answers. */
export const generator = findProgram('wrk');

/** Asks for one address as often as it is answered, as a browser would. */
export async function drive(url: string, { connections, seconds }: LoadShape): Promise<LoadResult> {
  if (!generator) throw new Error('there is no wrk');
  const words = [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    '-H',
    `user-agent: ${BROWSER}`,
  ];
  const { stdout } = await promisify(execFile)(generator, [...words, url]);
  const find = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  return {
    answers: find(/(\d+) requests in/),
    perSecond: find(/Requests\/sec:\s+([\d.]+)/),
    p50Ms: readLatency(stdout, '50%'),
    p99Ms: readLatency(stdout, '99%'),
    errors: find(/Non-2xx or 3xx responses: (\d+)/) + find(/Socket errors: connect (\d+)/),
  };
}

function readLatency(text: string, percent: string): number {
  const [, number = 'NaN', unit = 'ms'] =
    new RegExp(`${percent}\\s+([\\d.]+)(us|ms|s)`).exec(text) ?? [];
  return Number(number) * (unit === 'us' || unit === 's' ? UNITS_MS[unit] : UNITS_MS.ms);
}
