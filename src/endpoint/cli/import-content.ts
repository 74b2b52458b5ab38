import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { completeImport } from '../content/feed-defaults.ts';
import { fetchDocument } from '../content/fetch-document.ts';
import { importContent } from '../content/import-content.ts';
import { readImport, type Unreadable } from '../content/import-source.ts';
import { openContext } from '../open-context.ts';
import { COMMAND_LINE, type Command, UsageError } from './command.ts';
import { FEED_OPTIONS } from './feed-options.ts';
import { printReport } from './import-report.ts';

const options = {
  ...FEED_OPTIONS,
  'dry-run': { type: 'boolean' as const, default: false },
};

/** `import`: takes in approved content from a file or an address. Exits with 1 if any item was refused. */
export const importFrom: Command = {
  help: `import FILE|URL             import an import document, or a feed (RSS, Atom, JSON Feed) with
                              --campaign SLUG --locale LOCALE and, if you like, --campaignId,
                              --campaignName, --topics A,B --audiences A,B --disclosure TEXT
                              --source company|curated; --dry-run only says what would change`,
  async run(words, config) {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const { 'dry-run': dryRun, ...defaults } = values;
    const [from, ...more] = positionals;
    if (from === undefined || more.length > 0) throw new UsageError('Name one file or address.');
    const source = readImport(await load(from));
    const request = source.kind === 'unreadable' ? source : completeImport(source, { ...defaults });
    if (request.kind === 'unreadable') throw new UsageError(explain(request));
    const context = await openContext(config);
    const outcome = await importContent(context, request, { actor: COMMAND_LINE, dryRun });
    await context.store.close();
    if (outcome.status !== 'imported') throw new UsageError(outcome.detail);
    return printReport(outcome.report);
  },
};

async function load(from: string): Promise<Uint8Array> {
  if (/^https?:\/\//i.test(from)) {
    const fetched = await fetchDocument(from);
    if (!fetched.ok) throw new UsageError(fetched.sentence);
    return fetched.bytes ?? new Uint8Array();
  }
  return readFile(from).catch(() => {
    throw new UsageError(`There is no file ${from} that can be read.`);
  });
}

function explain({ detail, errors = [] }: Unreadable): string {
  const places = errors.map((issue) => `  ${issue.pointer}: ${issue.detail}`);
  return [detail, ...places].join('\n');
}
