import { isDeepStrictEqual, parseArgs } from 'node:util';
import { openContext } from '../open-context.ts';
import type { Command } from './command.ts';

/** `check-totals`: compares the totals that were kept with a recount of what they count; exit code 1 if they differ. */
export const checkTotals: Command = {
  help: 'check-totals                compare all totals that were kept with a recount',
  async run(words, config) {
    parseArgs({ args: words });
    const { store, tenant } = await openContext(config);
    try {
      const kept = await store.listResultTotals(tenant);
      const counted = await store.recountResults(tenant);
      const isSound = [
        compare('events', await store.listEventTotals(tenant), await store.recountEvents(tenant)),
        compare('clicks', await store.listClickTotals(tenant), await store.recountClicks(tenant)),
        compare('shares', kept.shares, counted.shares),
        compare('conversions', kept.conversions, counted.conversions),
        compare('people', kept.people.map(toTotal), counted.people.map(toTotal)),
        compare('credited thousandths', kept.credits.map(toTotal), counted.credits.map(toTotal)),
      ];
      return isSound.every(Boolean) ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

/** With its sum under the name that all others have. */
const toTotal = <Row extends { people: number } | { milli: number }>(row: Row) => ({
  ...row,
  total: 'people' in row ? row.people : row.milli,
});

function compare(
  what: string,
  kept: readonly { total: number }[],
  counted: readonly { total: number }[],
): boolean {
  const sum = counted.reduce((total, row) => total + row.total, 0);
  if (isDeepStrictEqual(kept, counted)) {
    console.log(`${sum} ${what}, and the totals say the same.`);
    return true;
  }
  console.error(`The totals of ${what} differ from the log. Kept, then counted:`);
  console.error(JSON.stringify({ kept, counted }, null, 2));
  return false;
}
