import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { stripUnsafeCharacters } from '../../domain/text-safety.ts';
import { completeImport, FEED_DEFAULT_NAMES } from '../content/feed-defaults.ts';
import { fetchDocument } from '../content/fetch-document.ts';
import { importContent } from '../content/import-content.ts';
import { readImport, type Unreadable } from '../content/import-source.ts';
import { openContext } from '../open-context.ts';
import { COMMAND_LINE, type Command, UsageError } from './command.ts';

const options = Object.fromEntries(
  FEED_DEFAULT_NAMES.map((name) => [name, { type: 'string' as const }]),
);

/** `import`: takes in approved content from a file or an address. Exits with 1 if any item was refused. */
export const importFrom: Command = {
  help: `import FILE|URL             import an import document, or a feed (RSS, Atom, JSON Feed) with
                              --campaign SLUG --locale LOCALE and, if you like, --campaignId,
                              --campaignName, --topics A,B --audiences A,B --disclosure TEXT
                              --source company|curated`,
  async run(words, config) {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [from, ...more] = positionals;
    if (from === undefined || more.length > 0) throw new UsageError('Name one file or address.');
    const source = readImport(await load(from));
    const request = source.kind === 'unreadable' ? source : completeImport(source, { ...values });
    if (request.kind === 'unreadable') throw new UsageError(explain(request));
    const context = await openContext(config);
    const outcome = await importContent(context, request, COMMAND_LINE);
    await context.store.close();
    if (outcome.status !== 'imported') throw new UsageError(outcome.detail);
    const { added, updated, unchanged, rejected } = outcome.report;
    console.log(
      `${added} added, ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected`,
    );
    for (const { index, id, reason } of rejected) {
      console.error(stripUnsafeCharacters(`rejected item ${index} (${id ?? 'no id'}): ${reason}`));
    }
    return rejected.length > 0 ? 1 : 0;
  },
};

async function load(from: string): Promise<Uint8Array> {
  if (/^https?:\/\//i.test(from)) {
    const fetched = await fetchDocument(from);
    if (!fetched.ok) throw new UsageError(fetched.sentence);
    return fetched.bytes;
  }
  return readFile(from).catch(() => {
    throw new UsageError(`There is no file ${from} that can be read.`);
  });
}

function explain({ detail, errors = [] }: Unreadable): string {
  const places = errors.map((issue) => `  ${issue.pointer}: ${issue.detail}`);
  return [detail, ...places].join('\n');
}
