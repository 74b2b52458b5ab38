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
import { describeListMaking, judgePopup } from './goals.ts';
import { type Manner, type Opening, openPopup } from './opening.ts';
import { approveItems, settleIn } from './person.ts';

const README = join(import.meta.dirname, '../README.md');

/** Openings of each manner in a round; the first of them is not counted. */
const OPENINGS = 5;

const manners: readonly Manner[] = [
  { worker: 'awake', list: 'kept' },
  { worker: 'asleep', list: 'kept' },
  { worker: 'awake', list: 'gone' },
  { worker: 'asleep', list: 'gone' },
];

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
      return await openMany((manner) => openPopup(context, { extensionId, ...manner }));
    } finally {
      await context.close();
    }
  });
  const counted = chooseRounds(rounds, wanted);
  const openings = counted.flatMap((round) => round.result);
  const report = [
    describeRun(readMachine(), browser, counted),
    drawTable(await judgePopup(openings)),
    describeListMaking(openings),
  ].join('\n\n');
  console.log(`\n${report}\n`);
  if (options.write) await writeSection(README, 'popup', report);
} finally {
  await closeCompany(company);
}

async function openMany(open: (manner: Manner) => Promise<Opening>): Promise<Opening[]> {
  const openings: Opening[] = [];
  for (const manner of manners) {
    await open(manner);
    for (let turn = 0; turn < OPENINGS; turn += 1) openings.push(await open(manner));
  }
  return openings;
}
