import { adminToken } from './cli/admin-token.ts';
import { audit } from './cli/audit.ts';
import { backup } from './cli/backup.ts';
import { checkTotals } from './cli/check-totals.ts';
import { type Command, UsageError } from './cli/command.ts';
import { conversions } from './cli/conversions.ts';
import { importFrom } from './cli/import-content.ts';
import { invite } from './cli/invite.ts';
import { keys } from './cli/keys.ts';
import { migrate } from './cli/migrate.ts';
import { recipes } from './cli/recipes.ts';
import { restore } from './cli/restore.ts';
import { retention } from './cli/retention.ts';
import { serve } from './cli/serve.ts';
import { sources } from './cli/sources.ts';
import { readConfig, VARIABLE_NAMES } from './config.ts';
import { KeyFileError } from './signing/key-file.ts';
import { TransferRefusal } from './store/transfer/refusal.ts';

const commands = new Map<string, Command>([
  ['serve', serve],
  ['import', importFrom],
  ['sources', sources],
  ['invite', invite],
  ['admin-token', adminToken],
  ['keys', keys],
  ['recipes', recipes],
  ['conversions', conversions],
  ['check-totals', checkTotals],
  ['audit', audit],
  ['retention', retention],
  ['backup', backup],
  ['restore', restore],
  ['migrate', migrate],
]);

const HELP = `Portevoix, the company endpoint. Usage: node src/endpoint/main.ts [COMMAND]

  ${[...commands.values()].map((command) => command.help).join('\n  ')}

Environment: ${VARIABLE_NAMES.join(', ')}`;

async function main([name = 'serve', ...words]: string[]): Promise<number> {
  if ([name, ...words].some((word) => word === '--help' || word === '-h')) {
    console.log(HELP);
    return 0;
  }
  const command = commands.get(name);
  if (!command) throw new UsageError(`There is no command ${name}. Try --help.`);
  const outcome = readConfig(process.env);
  if (!outcome.ok) throw new UsageError(outcome.sentences.join('\n'));
  return command.run(words, outcome.config);
}

/** Node's own complaint about an option is a sentence for people; anything else of its errors is not. */
function isForPeople(error: unknown): error is Error {
  if ([UsageError, KeyFileError, TransferRefusal].some((kind) => error instanceof kind))
    return true;
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!isForPeople(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
