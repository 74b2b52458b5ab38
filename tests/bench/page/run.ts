/**
 * `npm run bench:page`: what the extension costs the pages that it visits, beside no extension and an empty one.
 * --rounds sets how many rounds; --quick runs one short one; --write puts the table into this folder's README.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closeCompany, foundCompany } from '../../e2e/company.ts';
import { composerStandIns } from '../../pages/stand-ins.ts';
import { readMachine } from '../machine.ts';
import { chooseRounds, runRounds } from '../rounds.ts';
import { describeRun, drawTable, writeSection } from '../table.ts';
import { type Contenders, readBrowser, withContenders } from './contenders.ts';
import { measureFeedGrowth } from './feed-growth.ts';
import { judgePage, type PageRound } from './goals.ts';
import { measureLoads } from './load-cost.ts';
import { type Visit, type VisitPlan, visitComposer } from './visit.ts';

const README = join(import.meta.dirname, '../README.md');

/** One composer that comes when it is asked for, one that waits in the page for the focus. */
const VISITED = new Set(['linkedin-new', 'x-inline']);

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
  },
});
/** How much one round measures: five make 240 loads of each contender in 40 launches, and 40 visits with the worker asleep and awake. */
const amount = options.quick
  ? { rounds: 1, most: 1, launches: 1, loads: 3, feeds: 1, visits: 2 }
  : {
      rounds: Number(options.rounds),
      most: Number(options.rounds) + 1,
      launches: 8,
      loads: 6,
      feeds: 3,
      visits: 4,
    };

const company = await foundCompany();
try {
  let browser = '';
  const rounds = await runRounds({ wanted: amount.rounds, most: amount.most }, async (number) => {
    console.log(`round ${number} of ${amount.rounds} …`);
    const loads = await measureLoads(company, amount);
    return withContenders(company, async (contenders) => {
      browser = await readBrowser(contenders.none);
      return { loads, ...(await measureRest(contenders)) };
    });
  });
  const counted = chooseRounds(rounds, amount.rounds);
  const results = await judgePage(counted.map((round) => round.result));
  const report = `${describeRun(readMachine(), browser, counted)}\n\n${drawTable(results)}`;
  console.log(`\n${report}\n`);
  if (options.write) await writeSection(README, 'page', report);
} finally {
  await closeCompany(company);
}

async function measureRest(contenders: Contenders): Promise<Omit<PageRound, 'loads'>> {
  const feed = await measureFeedGrowth(contenders, amount.feeds);
  // Nobody is compared from here on: the others would only share the processor with what is measured.
  await Promise.all([contenders.none.close(), contenders.empty.close()]);
  const visits: Visit[] = [];
  for (const plan of planVisits()) visits.push(await visitComposer(contenders.ours, plan));
  return { feed, visits };
}

/** Every other visit is traced. Cold visits click at full speed, warm ones with the processor slowed; when the click comes, both are warm. */
function planVisits(): VisitPlan[] {
  const standIns = composerStandIns.filter(({ id }) => VISITED.has(id));
  const turns = Array.from({ length: amount.visits }, (_, turn) =>
    standIns.map((standIn) => ({ standIn, traced: turn % 2 === 1 })),
  ).flat();
  return turns.flatMap(({ standIn, traced }): VisitPlan[] => [
    { standIn, worker: 'asleep', slowdown: 1, traced },
    { standIn, worker: 'awake', slowdown: 4, traced },
  ]);
}
