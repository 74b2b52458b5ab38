import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { importConversions } from '../conversions/import-conversions.ts';
import { decodeCsv } from '../csv/decode-csv.ts';
import { openContext } from '../open-context.ts';
import { COMMAND_LINE, type Command, UsageError } from './command.ts';

/** `conversions import`: takes in conversions from a CSV file. Exits with 1 if any line was refused. */
export const conversions: Command = {
  help: `conversions import FILE [--dry-run]   import conversions from CSV: type, occurredAt and, if you like, id, amount,
                              currency, clickIds, utmContent, landingUrl; every line is reported on`,
  async run(words, config) {
    const { values, positionals } = parseArgs({
      args: words,
      options: { 'dry-run': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [action, file, ...more] = positionals;
    if (action !== 'import' || file === undefined || more.length > 0) {
      throw new UsageError('Say conversions import FILE.');
    }
    const csv = await readText(file);
    const context = await openContext(config);
    try {
      const request = { csv, dryRun: values['dry-run'], actor: COMMAND_LINE };
      const outcome = await importConversions(context, request);
      if (!outcome.ok) throw new UsageError(`${file}: ${outcome.detail}`);
      const { dryRun, accepted, duplicates, refused, lines } = outcome.report;
      const end = dryRun ? ' Nothing was kept: this was a dry run.' : '';
      console.log(`${accepted} accepted, ${duplicates} known before, ${refused} refused.${end}`);
      for (const { line, status, reason } of lines) {
        if (reason !== null) console.error(`line ${line} ${status}: ${reason}`);
      }
      return refused > 0 ? 1 : 0;
    } finally {
      await context.store.close();
    }
  },
};

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`There is no file ${file} that can be read.`);
  });
  const text = decodeCsv(bytes);
  if (text === null) throw new UsageError(`${file} is not UTF-8. Save it as "CSV UTF-8".`);
  return text;
}
