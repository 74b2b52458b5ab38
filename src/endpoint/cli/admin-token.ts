import { parseArgs } from 'node:util';
import { mintStaffToken } from '../enrolment/staff-tokens.ts';
import { openContext } from '../open-context.ts';
import type { Command } from './command.ts';

/** `admin-token`: prints a new token for the admin console, once. */
export const adminToken: Command = {
  help: 'admin-token                 make a token for the admin console; it is printed once',
  async run(words, config) {
    parseArgs({ args: words });
    const context = await openContext(config);
    console.log(await mintStaffToken(context, { label: 'Command line', roles: ['admin'] }));
    await context.store.close();
    return 0;
  },
};
