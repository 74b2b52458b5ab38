/**
 * `npm run bench:delivery`: how long recording and delivering take, in the built extension, a real Chromium and a real
 * endpoint on SQLite. --rounds sets how many rounds; --write puts the table into the README of tests/bench.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, openBench } from '../../faults/bench.ts';
import { seedRandom } from '../../faults/random.ts';
import { buildPages } from '../../pages/build.ts';
import { readMachine } from '../machine.ts';
import { runRounds } from '../rounds.ts';
import { describeRun, drawTable, writeSection } from '../table.ts';
import { drainBacklog } from './backlog.ts';
import { type ClickTimes, timeClick } from './clicks.ts';
import { type DeliveryRound, describeRatios, judgeDelivery } from './goals.ts';
import { timeRoundTrips } from './round-trips.ts';
import { timeWrites } from './stamps.ts';

const README = join(import.meta.dirname, '../README.md');

const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '2' },
    clicks: { type: 'string', default: '40' },
  },
});
const wanted = Number(options.rounds);
const clicks = Number(options.clicks);

await buildPages();
let browser = '';
const rounds = await runRounds({ wanted, most: wanted }, async (number) => {
  console.log(`round ${number} of ${wanted} …`);
  const bench = await openBench(seedRandom(number));
  try {
    browser = `Chromium ${bench.browser.context.browser()?.version() ?? ''}`;
    return await measureRound(bench);
  } finally {
    await bench.close();
  }
});
const measured = rounds.map((round) => round.result);
const report = [
  describeRun(readMachine(), browser, rounds),
  drawTable(judgeDelivery(measured)),
  describeRatios(measured)
    .map((sentence) => `- ${sentence}`)
    .join('\n'),
].join('\n\n');
console.log(`\n${report}\n`);
if (options.write) await writeSection(README, 'delivery', report);
process.exit(0);

async function measureRound(bench: Bench): Promise<DeliveryRound> {
  console.log('  writes in the worker');
  const writes = await timeWrites(bench);
  console.log('  bare messages');
  const trips = await timeRoundTrips(bench, clicks);
  console.log('  clicks');
  const asleep: ClickTimes[] = [];
  const awake: ClickTimes[] = [];
  for (let turn = 0; turn < clicks; turn += 1) {
    asleep.push(await timeClick(bench, 'asleep'));
    awake.push(await timeClick(bench, 'awake'));
  }
  console.log('  a backlog of 10,000');
  // The next worker has no stamps, whose listeners would be told of all that is deleted.
  await bench.browser.stopWorker();
  return { writes, trips, asleep, awake, backlog: await drainBacklog(bench) };
}
