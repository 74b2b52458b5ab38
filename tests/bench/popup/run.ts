/**
 * `npm run bench:popup`: how soon the popup is there, with 2,000 items in the feed and 5,000 shares in the log.
 * --rounds sets how many rounds; --write puts the table into this folder's README.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closeCompany, foundCompany } from '../../e2e/company.ts';
import { launchWithExtension } from '../../stage/launch.ts';
import { readMachine } from '../machine.ts';
import { readBrowser } from '../page/contenders.ts';
import { chooseRounds, runRounds } from '../rounds.ts';
import { describeRun, drawTable, writeSection } from '../table.ts';
import { judgePopup } from './goals.ts';
import { type Opening, openPopup } from './opening.ts';
import { approveItems, settleIn } from './person.ts';

const README = join(import.meta.dirname, '../README.md');

/** Openings of a round, half of them with the worker asleep; the first of each kind is not counted. */
const OPENINGS = 10;

const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
  },
});
const wanted = Number(options.rounds);

const company = await foundCompany();
try {
  await approveItems(company);
  let browser = '';
  const rounds = await runRounds({ wanted, most: wanted + 1 }, async (number) => {
    console.log(`round ${number} of ${wanted} …`);
    const { context, extensionId } = await launchWithExtension();
    try {
      browser = await readBrowser(context);
      const own = await context.newPage();
      await own.goto(`chrome-extension://${extensionId}/welcome.html`);
      await settleIn(own, company);
      return await openMany((worker) => openPopup(context, { extensionId, worker }));
    } finally {
      await context.close();
    }
  });
  const counted = chooseRounds(rounds, wanted);
  const results = await judgePopup(counted.flatMap((round) => round.result));
  const report = `${describeRun(readMachine(), browser, counted)}\n\n${drawTable(results)}`;
  console.log(`\n${report}\n`);
  if (options.write) await writeSection(README, 'popup', report);
} finally {
  await closeCompany(company);
}

async function openMany(open: (worker: Opening['worker']) => Promise<Opening>): Promise<Opening[]> {
  const openings: Opening[] = [];
  for (const worker of ['awake', 'asleep'] as const) {
    await open(worker);
    for (let turn = 0; turn < OPENINGS / 2; turn += 1) openings.push(await open(worker));
  }
  return openings;
}
