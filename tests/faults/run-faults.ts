/**
 * `npm run faults`: every row of the fault table with its full number of tries, and the table written into
 * tests/faults/README.md when all were run. `--rows F5,F15` runs some of them, `--seed 7` other moments.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPages } from '../pages/build.ts';
import { type Bench, openBench } from './bench.ts';
import { seedRandom } from './random.ts';
import { type AbsentRow, type Row, type RowResult, runRow } from './row.ts';
import { absentRows, rows } from './rows/all.ts';
import { renderTable, writeBetweenMarkers } from './table.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    tries: { type: 'string' },
  },
});
const seed = Number(options.seed);
const asked = options.rows?.split(',');
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const needsRoot = ({ bench }: Row) => bench?.profileSizeMb !== undefined;
const chosen = rows.filter(
  (row) => (asked?.includes(row.id) ?? true) && (isRoot || !needsRoot(row)),
);
const left: readonly AbsentRow[] = rows
  .filter((row) => !isRoot && needsRoot(row))
  .map(({ id, fault }) => ({ id, fault, reason: 'takes root on Linux' }));

console.log(`Seed ${seed}: ${chosen.length} rows.`);
await buildPages();
const random = seedRandom(seed);
const results: RowResult[] = [];
const kills = { browser: 0, endpoint: 0 };
for (const row of chosen) {
  const bench = await openBench(random, row.bench);
  const began = Date.now();
  const result = await runRow(bench, row, Number(options.tries ?? row.tries.full));
  results.push(result);
  countKills(bench);
  await bench.close();
  const seconds = Math.round((Date.now() - began) / 1_000);
  const said = result.holds ? 'holds' : `FAILS: ${result.faults.join('; ')}`;
  console.log(`${row.id} ${row.fault}: ${said} (${result.recorded} recorded, ${seconds} s)`);
}

const table = renderTable([...results, ...(asked ? [] : [...absentRows, ...left])]);
const recorded = results.reduce((sum, result) => sum + result.recorded, 0);
const summary =
  `${new Date().toISOString().slice(0, 10)}, seed ${seed}: ${recorded} events recorded, ` +
  `${kills.browser} kills of the browser, ${kills.endpoint} kills of the endpoint.`;
console.log(`\n${summary}\n\n${table}`);
if (!asked) {
  await writeBetweenMarkers(
    resolve(import.meta.dirname, 'README.md'),
    `\n${summary}\n\n${table}\n`,
  );
}
process.exit(results.every(({ holds }) => holds) ? 0 : 1);

function countKills({ browser, endpointKills }: Bench): void {
  kills.browser += browser.kills;
  kills.endpoint += endpointKills;
}
