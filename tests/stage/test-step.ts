import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a step counted. A check counts as one. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A step of the run: does its work, prints one line (and all of its output if it failed), and counts. */
export type Step = () => Promise<Counts>;

/** Adds counts up. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** A tool that passes or fails as a whole; with `noWarnings`, a warning in its output fails it. */
export function checkOf(
  title: string,
  command: string,
  args: readonly string[],
  { noWarnings = false } = {},
): Step {
  return async () => {
    const { code, output } = await run(command, args);
    const ok = code === 0 && !(noWarnings && /\bwarn(ing)?s?\b|⚠/i.test(output));
    const counts = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
    return report(title, counts, output);
  };
}

/** A project of the Vitest configuration. */
export function vitestOf(project: string, reports: string): Step {
  const file = join(reports, `${project}.json`);
  return async () => {
    await rm(file, { force: true });
    const { output } = await run('vitest', [
      'run',
      '--config=tests/vitest.config.ts',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${file}`,
    ]);
    const counts = await readCounts(file, (json) => ({
      passed: json.numPassedTests ?? 0,
      failed: (json.numFailedTests ?? 0) || (json.success ? 0 : 1),
      skipped: (json.numPendingTests ?? 0) + (json.numTodoTests ?? 0),
    }));
    return report(`${project} tests`, counts, output);
  };
}

/** A project of the Playwright configuration. */
export function playwrightOf(project: string, reports: string): Step {
  const file = join(reports, `${project}.json`);
  return async () => {
    await rm(file, { force: true });
    const { output } = await run(
      'playwright',
      ['test', '--config=tests/playwright.config.ts', `--project=${project}`],
      { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    );
    const counts = await readCounts(file, ({ stats, errors }) => ({
      passed: stats?.expected ?? 0,
      failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (errors?.length ?? 0),
      skipped: stats?.skipped ?? 0,
    }));
    return report(`end to end in ${project}`, counts, output);
  };
}

/** The fields that we read of either runner's report. */
interface RunnerReport {
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
  numTodoTests?: number;
  success?: boolean;
  stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors?: unknown[];
}

/** Counts of a report; a runner that left none, or ran no test, has failed. */
async function readCounts(file: string, read: (report: RunnerReport) => Counts): Promise<Counts> {
  try {
    const counts = read(JSON.parse(await readFile(file, 'utf8')) as RunnerReport);
    return counts.passed + counts.failed > 0 ? counts : { passed: 0, failed: 1, skipped: 0 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function report(title: string, counts: Counts, output: string): Counts {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  if (counts.failed > 0) console.log(output);
  console.log(
    `${counts.failed > 0 ? '✗' : '✓'} ${title}: ${counts.passed} passed, ${counts.failed} failed${skipped}`,
  );
  return counts;
}

function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', command), args, {
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
