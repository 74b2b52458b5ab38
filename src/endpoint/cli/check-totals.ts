import { isDeepStrictEqual, parseArgs } from 'node:util';
import { openContext } from '../open-context.ts';
import type { Command } from './command.ts';

/** `check-totals`: compares the totals that were kept with a count of the log; exit code 1 if they differ. */
export const checkTotals: Command = {
  help: 'check-totals                compare the kept totals with the log, event by event',
  async run(words, config) {
    parseArgs({ args: words });
    const { store, tenant } = await openContext(config);
    try {
      const kept = await store.listEventTotals(tenant);
      const counted = await store.recountEvents(tenant);
      const sum = counted.reduce((total, row) => total + row.total, 0);
      if (isDeepStrictEqual(kept, counted)) {
        console.log(`${sum} events, and the totals say the same.`);
        return 0;
      }
      console.error('The totals differ from the log. Kept, then counted:');
      console.error(JSON.stringify({ kept, counted }, null, 2));
      return 1;
    } finally {
      await store.close();
    }
  },
};
