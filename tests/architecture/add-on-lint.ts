/**
 * Lints the built Firefox add-on with Mozilla's own linter (the one behind `web-ext lint` and behind the review of
 * addons.mozilla.org): any finding fails but those that are explained here, and so does an explanation without a finding.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A finding that stays: its code, what the built code says at that place, since when, and why. */
interface Explained {
  code: string;
  at: RegExp;
  since: string;
  why: string;
}

/** A finding as the linter reports it; without a place it is about the whole add-on. */
interface Finding {
  code: string;
  message: string;
  file?: string | null;
  line?: number | null;
  column?: number | null;
}

const explained: readonly Explained[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    at: /\.innerHTML=\w+\.__html\b/,
    since: '2026-11-23',
    why: 'The attribute dangerouslySetInnerHTML of Preact, which no component here sets.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    at: /&&\w+\(\w+,await import\(\w+\)\)/,
    since: '2026-11-27',
    why: 'zip.js would load a codec that its caller registers; none is, and no archive can name one.',
  },
  {
    code: 'DANGEROUS_EVAL',
    at: /\bFunction\(`return this`\)/,
    since: '2026-11-23',
    why: 'core-js, under twitter-text, as the last way to the global object; never reached where `self` is.',
  },
  {
    code: 'DANGEROUS_EVAL',
    at: /\btry\{return Function\(``\),!0\}catch\b/,
    since: '2026-11-23',
    why: 'Zod asks whether it may compile; the policy of extension pages says no, and Zod goes on without.',
  },
];

const folder = resolve(import.meta.dirname, '../../.output/firefox-mv3');
/** How much of a minified line around the reported column is looked at, in characters. */
const AROUND = 120;

function lint(): Finding[] {
  const program = join('node_modules', '.bin', 'addons-linter');
  const { stdout, stderr } = spawnSync(program, [folder, '--output', 'json'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (!stdout) throw new Error(stderr);
  const { errors, warnings, notices } = JSON.parse(stdout);
  return [...errors, ...warnings, ...notices];
}

function codeAt({ file, line, column }: Finding): string {
  if (!file || !line) return '';
  const text = readFileSync(join(folder, file), 'utf8').split('\n')[line - 1] ?? '';
  return text.slice(Math.max(0, (column ?? 0) - AROUND), (column ?? 0) + AROUND);
}

const findings = lint();
const explain = (finding: Finding) =>
  explained.find(({ code, at }) => code === finding.code && at.test(codeAt(finding)));
const unexplained = findings.filter((finding) => !explain(finding));
const stale = explained.filter((entry) => !findings.some((finding) => explain(finding) === entry));

for (const finding of unexplained) {
  const { code, message, file, line, column } = finding;
  console.log(`${code} in ${file ?? 'the add-on'}:${line ?? 0}:${column ?? 0}: ${message}`);
  console.log(`  ${codeAt(finding)}`);
}
for (const { code, since } of stale) console.log(`explained since ${since}, not found: ${code}`);
process.exit(unexplained.length + stale.length > 0 ? 1 : 0);
