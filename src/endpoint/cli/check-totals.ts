import { isDeepStrictEqual, parseArgs } from 'node:util';
import { openContext } from '../open-context.ts';
import type { PresenceDay } from '../store/result-store.ts';
import type { Command } from './command.ts';

/** A total, and when what it counts happened: on a day, or in a month. */
type Total = { total: number } & ({ day: string } | { month: string });

/** `check-totals`: compares the totals that were kept with a recount of what they count; exit code 1 if they differ. */
export const checkTotals: Command = {
  help: 'check-totals                compare all totals that were kept with a recount',
  async run(words, config) {
    parseArgs({ args: words });
    const { store, tenant } = await openContext(config);
    try {
      const kept = await store.listResultTotals(tenant);
      const counted = await store.recountResults(tenant);
      const rawFrom = (await store.readRawFrom(tenant)) ?? '';
      const events = [await store.listEventTotals(tenant), await store.recountEvents(tenant)];
      const clicks = [await store.listClickTotals(tenant), await store.recountClicks(tenant)];
      const isSound = [
        compare('events', rawFrom, events),
        compare('clicks', rawFrom, clicks),
        compare('shares', rawFrom, [kept.shares, counted.shares]),
        compare('conversions', rawFrom, [kept.conversions, counted.conversions]),
        // People outlive raw rows: every month can be counted anew.
        compare('comings and goings', '', [
          kept.presence.map(toTotal),
          counted.presence.map(toTotal),
        ]),
        compare('people', rawFrom, [kept.people.map(toTotal), counted.people.map(toTotal)]),
        compare('credited thousandths', rawFrom, [
          kept.credits.map(toTotal),
          counted.credits.map(toTotal),
        ]),
      ];
      return isSound.every(Boolean) ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

/** With its sum under the name that all others have. */
function toTotal<Row extends { people: number } | { milli: number } | PresenceDay>(row: Row) {
  if ('people' in row) return { ...row, total: row.people };
  return { ...row, total: 'milli' in row ? row.milli : row.came + row.went };
}

/** Compares the totals of the months whose rows are there still: what was let go of can't be counted anew. */
function compare(what: string, rawFrom: string, pair: readonly (readonly Total[])[]): boolean {
  const [kept = [], counted = []] = pair.map((totals) =>
    totals
      .filter((total) => ('day' in total ? total.day : total.month) >= rawFrom)
      // Rows of SQLite have no prototype, which would tell them from what was counted here.
      .map((total) => ({ ...total })),
  );
  const sum = counted.reduce((total, row) => total + row.total, 0);
  if (isDeepStrictEqual(kept, counted)) {
    console.log(`${sum} ${what}, and the totals say the same.`);
    return true;
  }
  console.error(`The totals of ${what} differ from the log. Kept, then counted:`);
  console.error(JSON.stringify({ kept, counted }, null, 2));
  return false;
}
