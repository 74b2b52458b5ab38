import { parseArgs } from 'node:util';
import type { AuditHead } from '../../contract/audit.ts';
import { verifyAudit } from '../audit/read-audit.ts';
import { openWithoutKeys } from '../open-context.ts';
import { type Command, UsageError } from './command.ts';

const KEPT = /^(\d{1,15}):([0-9a-f]{64})$/;
const WORDS = {
  changed: 'was changed',
  missing: 'is missing',
  'out-of-order': 'is out of order',
  'cut-off': 'and what came after it are missing',
};

/** `audit verify`: checks the chain of the audit log; exit code 1 at its first fault. */
export const audit: Command = {
  help: `audit verify [--kept SEQ:HASH]   check that nobody changed the audit log; with the end that an earlier
                              check printed, also that it was not written anew`,
  async run(words, config) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { kept: { type: 'string' } },
    });
    if (positionals.join(' ') !== 'verify') throw new UsageError('Say audit verify.');
    const kept = values.kept === undefined ? null : readKept(values.kept);
    const { context } = await openWithoutKeys(config);
    const { head, fault } = await verifyAudit(context, kept);
    await context.store.close();
    if (fault) {
      console.error(`Entry ${fault.seq} ${WORDS[fault.fault]}.`);
      return 1;
    }
    console.log(`${head.seq} entries, each follows the one before it. Keep this end elsewhere:`);
    console.log(`${head.seq}:${head.hash}`);
    return 0;
  },
};

function readKept(text: string): AuditHead {
  const [, seq, hash] = KEPT.exec(text) ?? [];
  if (seq === undefined || hash === undefined) {
    throw new UsageError('--kept: use the end as audit verify printed it, 41:3f9c…');
  }
  return { seq: Number(seq), hash };
}
