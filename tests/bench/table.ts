import { readFile, writeFile } from 'node:fs/promises';
import type { MachineFacts } from './machine.ts';
import type { Round } from './rounds.ts';
import type { Summary } from './statistics.ts';

/** A goal and what was measured of it. */
export interface GoalResult {
  id: string;
  /** What is measured, in words. */
  words: string;
  /** `at-most` for costs, `at-least` for rates. */
  bound: 'at-most' | 'at-least';
  limit: number;
  /** '' for a ratio. */
  unit: string;
  measured: Summary;
}

/** True if the figure is on the right side of its limit. */
export function isMet({ bound, limit, measured }: GoalResult): boolean {
  return bound === 'at-most' ? measured.value <= limit : measured.value >= limit;
}

/** The goals as a Markdown table. */
export function drawTable(results: readonly GoalResult[]): string {
  const rows = results.map((result) => {
    const { id, words, bound, limit, unit, measured } = result;
    const figure = (value: number) => `${formatNumber(value)}${unit && ` ${unit}`}`;
    const range = `${formatNumber(measured.least)} – ${formatNumber(measured.most)}`;
    const cells = [
      id,
      words,
      `${bound === 'at-most' ? '≤' : '≥'} ${figure(limit)}`,
      figure(measured.value),
      range,
      isMet(result) ? 'met' : '**missed**',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| goal | what is measured | limit | measured | range | verdict |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** When, where and how quietly it was measured, in a sentence or two. */
export function describeRun(
  { date, cores, processor, node }: MachineFacts,
  programs: string,
  rounds: readonly Round<unknown>[],
): string {
  const loads = rounds.map((round) => round.load);
  const busy = rounds.filter((round) => !round.isQuiet).length;
  const quiet = busy === 0 ? 'all of them quiet' : `${busy} of them under more load than cores`;
  return (
    `Measured on ${date} on ${cores} cores of ${processor}, ${programs}, Node ${node}; ` +
    `${rounds.length} rounds, ${quiet} (load average ${formatNumber(Math.min(...loads))} to ${formatNumber(Math.max(...loads))}).`
  );
}

/** Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->` in a Markdown file. */
export async function writeSection(file: string, name: string, text: string): Promise<void> {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const page = await readFile(file, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no section ${name}`);
  await writeFile(file, `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`);
}

function formatNumber(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : 1;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
