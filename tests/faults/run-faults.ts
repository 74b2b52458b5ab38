/**
 * `npm run faults`: every row of the fault table with its full number of tries, and the table in tests/faults/README.md
 * of what came of them. Each row leaves its result in .output/faults, and `--continue` goes on where a run broke off.
 * `--rows F5,F15` runs some rows and leaves the table alone, `--seed 7` other moments, `--tries 1` fewer of them.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPages } from '../pages/build.ts';
import { openBench } from './bench.ts';
import { seedRandom } from './random.ts';
import { type AbsentRow, type Row, type RowResult, runRow } from './row.ts';
import { absentRows, rows } from './rows/all.ts';
import { renderTable, writeBetweenMarkers } from './table.ts';

/** A row's result as it is kept between runs. */
interface KeptResult {
  day: string;
  seed: number;
  browserKills: number;
  endpointKills: number;
  result: RowResult;
}

const FOLDER = resolve('.output/faults');

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    tries: { type: 'string' },
    continue: { type: 'boolean', default: false },
  },
});
const asked = options.rows?.split(',');
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const canRun = ({ bench }: Row) =>
  isRoot || (bench?.profileSizeMb ?? bench?.postgres?.diskMb) === undefined;
const runnable = rows.filter((row) => canRun(row));
const begun = options.continue
  ? (await readAll(runnable)).filter(({ result }) => result.holds)
  : [];
const seed = begun[0]?.seed ?? Number(options.seed);
const chosen = runnable.filter(
  ({ id }) => asked?.includes(id) ?? !begun.some(({ result }) => result.id === id),
);

console.log(`Seed ${seed}: ${chosen.length} rows.`);
await buildPages();
if (!asked && !options.continue) await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
let holds = true;
for (const row of chosen) {
  const result = await runOnce(row);
  holds &&= result.holds;
}
await writeTable();
process.exit(holds ? 0 : 1);

async function runOnce(row: Row): Promise<RowResult> {
  const bench = await openBench(seedRandom(seed), row.bench);
  const began = Date.now();
  const result = await runRow(bench, row, Number(options.tries ?? row.tries.full));
  const { kills: browserKills } = bench.browser;
  const { endpointKills } = bench;
  await bench.close();
  const kept: KeptResult = {
    day: new Date().toISOString().slice(0, 10),
    seed,
    browserKills,
    endpointKills,
    result,
  };
  await writeFile(join(FOLDER, `${row.id}.json`), JSON.stringify(kept));
  const seconds = Math.round((Date.now() - began) / 1_000);
  const said = result.holds ? 'holds' : `FAILS: ${result.faults.join('; ')}`;
  console.log(`${row.id} ${row.fault}: ${said} (${result.recorded} recorded, ${seconds} s)`);
  return result;
}

async function writeTable(): Promise<void> {
  const known = await readAll(runnable);
  const cannotRun: readonly AbsentRow[] = rows
    .filter((row) => !canRun(row))
    .map(({ id, fault }) => ({ id, fault, reason: 'takes root on Linux' }));
  const sum = (read: (one: KeptResult) => number) =>
    known.reduce((total, one) => total + read(one), 0);
  const summary =
    `${
      known
        .map(({ day }) => day)
        .toSorted()
        .at(-1) ?? ''
    }, seed ${[...new Set(known.map((one) => one.seed))].join(', ')}: ` +
    `${sum(({ result }) => result.recorded)} events recorded, ` +
    `${sum(({ browserKills }) => browserKills)} kills of the browser, ` +
    `${sum(({ endpointKills }) => endpointKills)} kills of the endpoint.`;
  const results = known.map(({ result }) => result);
  const waiting: readonly AbsentRow[] = runnable
    .filter((row) => !results.some(({ id }) => id === row.id))
    .map(({ id, fault }) => ({ id, fault, reason: 'not run with the others' }));
  const table = renderTable([...results, ...absentRows, ...cannotRun, ...waiting]);
  console.log(`\n${summary}\n\n${table}`);
  if (asked) return;
  const readme = resolve(import.meta.dirname, 'README.md');
  await writeBetweenMarkers(readme, `\n${summary}\n\n${table}\n`);
}

async function readAll(of: readonly Row[]): Promise<KeptResult[]> {
  const kept = await Promise.all(of.map((row) => readKept(row)));
  return kept.flatMap((one) => one ?? []);
}

async function readKept({ id }: Row): Promise<KeptResult | null> {
  try {
    return JSON.parse(await readFile(join(FOLDER, `${id}.json`), 'utf8')) as KeptResult;
  } catch {
    return null;
  }
}
