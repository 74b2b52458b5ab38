/**
 * Makes the table in `tests/e2e/README.md` of what the last run of both browsers' tests proved. Alone it writes the
 * table; with `--check`, as the suite runs it, it fails where the committed table says anything else.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PROOF, type Proof } from './proof.ts';
import { BROWSERS, makeMatrix, type Proofs } from './table.ts';

/** The fields that are read of Playwright's JSON report. */
interface Suite {
  suites?: Suite[];
  specs?: {
    tests: {
      status: string;
      annotations: { type: string; description?: string }[];
    }[];
  }[];
}

const readme = resolve(import.meta.dirname, '../README.md');
const START = '<!-- generated: npm run matrix -->\n';
const END = '\n<!-- end of what is generated -->';

async function readProofs(browser: string): Promise<Proof[]> {
  const file = resolve('.output/reports', `${browser}.json`);
  const proofs: Proof[] = [];
  const walk = ({ suites = [], specs = [] }: Suite) => {
    for (const { status, annotations } of specs.flatMap((spec) => spec.tests)) {
      if (status !== 'expected') continue;
      for (const { type, description = '' } of annotations) {
        if (type === PROOF) proofs.push(JSON.parse(description) as Proof);
      }
    }
    for (const suite of suites) walk(suite);
  };
  const report = await readFile(file, 'utf8').catch(() => {
    console.log(
      `No report of ${browser}: run its tests first, "node tests/stage/run-tests.ts build e2e firefox".`,
    );
    process.exit(1);
  });
  walk(JSON.parse(report) as Suite);
  return proofs;
}

const [chromium, firefox] = await Promise.all(BROWSERS.map(readProofs));
const proofs: Proofs = { chromium: chromium ?? [], firefox: firefox ?? [] };
const { markdown, problems } = makeMatrix(proofs);
const before = await readFile(readme, 'utf8');
const [above = '', rest = ''] = before.split(START);
const [, below = ''] = rest.split(END);
const after = `${above}${START}${markdown}${END}${below}`;
const isCheck = process.argv.includes('--check');
if (!isCheck) await writeFile(readme, after);
else if (after !== before) {
  const lines = before.split('\n');
  for (const line of after.split('\n'))
    if (!lines.includes(line)) console.log(`proved now: ${line}`);
  console.log('tests/e2e/README.md says something else: read it, then "npm run matrix".');
}
for (const problem of problems) console.log(problem);
process.exit(problems.length > 0 || (isCheck && after !== before) ? 1 : 0);
