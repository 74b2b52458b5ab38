/**
 * `npm test`: every check and every test, closing with the true sums. Arguments name the groups to run: check, unit,
 * endpoint, build, e2e, firefox, faults (the short set), matrix (which compares the table in tests/e2e/README.md with
 * what e2e and firefox proved); none means all.
 */
import { resolve } from 'node:path';
import { inLanes } from './in-lanes.ts';
import {
  checkOf,
  type Outcome,
  playwrightOf,
  printOutcome,
  type Step,
  sumCounts,
  vitestOf,
} from './test-step.ts';

const reports = resolve('.output/reports');

/** Steps that follow one another. */
type Job = readonly Step[];

const groups: Record<string, readonly Job[]> = {
  check: [
    [checkOf('formatting and imports', 'biome', ['check', '--error-on-warnings', '.'])],
    [checkOf('lint, type-aware', 'oxlint', ['--type-aware', '--deny-warnings'])],
    [checkOf('types', 'tsc', ['--noEmit'])],
    [
      checkOf('architecture', 'depcruise', [
        '--config=tests/architecture/layers.cjs',
        'src',
        'entrypoints',
        'tests',
        'wxt.config.ts',
      ]),
    ],
    [checkOf('dead code', 'knip', [])],
  ],
  unit: [[vitestOf('unit', reports)]],
  endpoint: [[vitestOf('endpoint', reports)], [vitestOf('endpoint-postgres', reports)]],
  build: [
    [
      checkOf('build for Chrome', 'wxt', ['build'], { noWarnings: true }),
      checkOf('build for Firefox', 'wxt', ['build', '-b', 'firefox'], { noWarnings: true }),
      checkOf('lint of the Firefox add-on', 'node', ['tests/architecture/add-on-lint.ts']),
    ],
  ],
  e2e: [[playwrightOf('chromium', reports)]],
  firefox: [[playwrightOf('firefox', reports)]],
  faults: [[playwrightOf('faults', reports)]],
  matrix: [[checkOf('what was proved where', 'node', ['tests/e2e/matrix/write.ts', '--check'])]],
};

/** Stages in the order in which a fault is cheapest to find: what stands in one runs at the same time. */
const stages = [
  ['check', 'unit'],
  ['endpoint', 'build'],
  ['e2e'],
  ['firefox'],
  ['faults'],
  ['matrix'],
];
/** Jobs at a time. Most of them keep one core busy; tests with browsers, which keep two, have a stage of their own. */
const LANES = 2;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in groups));
if (unknown.length > 0) {
  console.error(`No group ${unknown.join(', ')}: choose from ${Object.keys(groups).join(', ')}.`);
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const stage of stages) {
  const jobs = stage
    .filter((name) => asked.length === 0 || asked.includes(name))
    .flatMap((name) => groups[name] ?? []);
  for await (const done of inLanes(
    LANES,
    jobs.map((job) => () => runInTurn(job)),
  )) {
    done.forEach(printOutcome);
    outcomes.push(...done);
  }
}
const { passed, failed, skipped } = sumCounts(outcomes);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 ? 1 : 0);

async function runInTurn(job: Job): Promise<Outcome[]> {
  const done: Outcome[] = [];
  for (const step of job) done.push(await step());
  return done;
}
