import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a step counted. A check counts as one. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What came of a step, with all that its tool printed. */
export interface Outcome extends Counts {
  title: string;
  output: string;
  seconds: number;
}

/** A step of the run: does its work and tells what came of it. Never rejects. */
export type Step = () => Promise<Outcome>;

/** Prints one line, and before it the tool's output if the step failed. */
export function printOutcome({ title, output, seconds, passed, failed, skipped }: Outcome): void {
  if (failed > 0) console.log(output);
  const others = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${title}: ${passed} passed, ${failed} failed${others} (${seconds} s)`,
  );
}

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
    const { code, output, seconds } = await run(command, args);
    const ok = code === 0 && !(noWarnings && /\bwarn(ing)?s?\b|⚠/i.test(output));
    return { title, output, seconds, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  };
}

/** A project of the Vitest configuration. */
export function vitestOf(project: string, reports: string): Step {
  const file = join(reports, `${project}.json`);
  return async () => {
    await rm(file, { force: true });
    const { output, seconds } = await run('vitest', [
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
    return { title: `${project} tests`, output, seconds, ...counts };
  };
}

/** A project of the Playwright configuration. */
export function playwrightOf(project: string, reports: string): Step {
  const file = join(reports, `${project}.json`);
  return async () => {
    await rm(file, { force: true });
    const { output, seconds } = await run(
      'playwright',
      ['test', '--config=tests/playwright.config.ts', `--project=${project}`],
      { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    );
    const counts = await readCounts(file, ({ stats, errors }) => ({
      passed: stats?.expected ?? 0,
      failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (errors?.length ?? 0),
      skipped: stats?.skipped ?? 0,
    }));
    return { title: `end to end in ${project}`, output, seconds, ...counts };
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

function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string; seconds: number }> {
  const began = Date.now();
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
    const end = (code: number, words: string) =>
      resolve({ code, output: words, seconds: Math.round((Date.now() - began) / 1_000) });
    child.on('error', (error) => end(1, String(error)));
    child.on('close', (code) => end(code ?? 1, output));
  });
}
