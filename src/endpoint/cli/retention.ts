import { parseArgs } from 'node:util';
import { openWithoutKeys } from '../open-context.ts';
import { firstKeptMonth, letGo } from '../retention/let-go.ts';
import type { PastCounts } from '../store/retention-store.ts';
import { COMMAND_LINE, type Command } from './command.ts';

/** `retention`: lets go of what is past keeping now, or says what that is. */
export const retention: Command = {
  help: `retention [--dry-run]       delete raw rows of before the months that are kept, as the server does once a
                              day; totals stay. With --dry-run, only say how many`,
  async run(words, config) {
    const { values } = parseArgs({ args: words, options: { 'dry-run': { type: 'boolean' } } });
    const months = config.retentionMonths;
    const { context } = await openWithoutKeys(config);
    const { store, tenant, now } = context;
    try {
      const month = firstKeptMonth(now(), months);
      if (values['dry-run']) {
        say(await store.countPast(tenant, month), `of before ${month} would be deleted`);
        return 0;
      }
      const done = await letGo(context, { months, actor: COMMAND_LINE });
      if (done) say(done.counts, `of before ${month} are deleted; their totals stay`);
      else console.log(`Nothing is from before ${month}.`);
      return 0;
    } finally {
      await store.close();
    }
  },
};

function say(counts: PastCounts, what: string): void {
  const list = Object.entries(counts).map(([name, total]) => `${total} ${name}`);
  console.log(`${list.join(', ')} ${what}.`);
}
