import type { FeedDefaults, ImportReport } from '../../contract/content-import.ts';
import type { Programme } from '../../contract/feed.ts';
import type { Item } from '../../contract/item.ts';
import type { Context } from '../context.ts';
import { signItem } from '../signing/signer.ts';
import type { SaveOutcome } from '../store/store.ts';
import { type Candidate, checkFeed } from './check-feed.ts';
import { checkItem } from './check-item.ts';
import { checkProgramme } from './check-programme.ts';
import type { ImportSource } from './import-source.ts';
import { judgeSave } from './judge-save.ts';
import { warnOfItem } from './warn-of-item.ts';

/** What came of an import as a whole; what came of each item is in the report. */
export type ImportOutcome =
  | { status: 'imported'; report: ImportReport }
  | { status: 'refused' | 'no-programme'; detail: string };

/** An import to take in: a document, or the entries of a feed with what completes them. */
export type ImportRequest =
  | Extract<ImportSource, { kind: 'document' }>
  | (Extract<ImportSource, { kind: 'feed' }> & { defaults: FeedDefaults });

const NO_PROGRAMME: ImportOutcome = {
  status: 'no-programme',
  detail: 'There is no programme yet: import a document that has one first.',
};

/** Who imports, from which source if it is a scheduled one, and whether only to see what would come of it. */
export interface ImportManner {
  actor: string;
  source?: string;
  dryRun?: boolean;
}

/**
 * Imports content: checks each item by itself, so that a bad one stops no other, and saves the good ones in one
 * transaction. The audit log names the actor. A dry run reports the same and saves nothing.
 */
export async function importContent(
  context: Context,
  request: ImportRequest,
  manner: ImportManner,
): Promise<ImportOutcome> {
  const brought = (request.kind === 'document' && request.document.programme) || null;
  const programme = brought ?? (await context.store.readTenant(context.tenant)).programme;
  if (!programme) return NO_PROGRAMME;
  const [fault] = checkProgramme(programme);
  if (fault !== undefined) return { status: 'refused', detail: fault };
  const candidates =
    request.kind === 'document'
      ? request.document.items.map((raw) => ({ id: readId(raw), check: checkItem(raw, programme) }))
      : await checkFeed(context, { ...request, programme });
  return {
    status: 'imported',
    report: await save(context, { candidates, programme: brought, manner }),
  };
}

interface Batch {
  candidates: readonly Candidate[];
  programme: Programme | null;
  manner: ImportManner;
}

async function save(context: Context, batch: Batch): Promise<ImportReport> {
  const rejected: ImportReport['rejected'] = [];
  const good = new Map<string, { index: number; item: Item }>();
  for (const [index, { id, check }] of batch.candidates.entries()) {
    if (!check.ok) rejected.push({ index, id, reason: check.reasons.join('; ') });
    else if (good.has(check.item.id)) {
      rejected.push({ index, id, reason: 'an earlier item of this import has the same id' });
    } else good.set(check.item.id, { index, item: check.item });
  }
  const entries = [...good.values()];
  const items = entries.map(({ item }) => item);
  const { dryRun = false } = batch.manner;
  const outcomes = dryRun ? await judgeAll(context, items) : await saveAll(context, batch, items);
  const stale = entries.filter((_entry, position) => outcomes[position] === 'stale');
  rejected.push(
    ...stale.map(({ index, item }) => ({
      index,
      id: item.id,
      reason: `other content than what is stored, and revision ${item.revision} is not higher`,
    })),
  );
  const changes = items.flatMap(({ id, revision }, position) => {
    const outcome = outcomes[position];
    return outcome === 'added' || outcome === 'updated' ? [{ id, outcome, revision }] : [];
  });
  const count = (wanted: SaveOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    dryRun,
    changes,
    warnings: items.flatMap((item) => warnOfItem(item).map((detail) => ({ id: item.id, detail }))),
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: rejected.toSorted((a, b) => a.index - b.index),
  };
}

async function judgeAll(
  { store, tenant }: Context,
  items: readonly Item[],
): Promise<SaveOutcome[]> {
  const found = await store.findItems(
    tenant,
    items.map(({ id }) => id),
  );
  const stored = new Map(found.map((item) => [item.id, item]));
  return items.map((item) => judgeSave(stored.get(item.id), item));
}

function saveAll(
  { store, tenant, now, readSigner }: Context,
  { programme, manner: { actor, source = '' } }: Batch,
  items: readonly Item[],
): Promise<SaveOutcome[]> {
  const signer = readSigner();
  const at = now().toISOString();
  return store.saveContent(tenant, {
    programme,
    items,
    // Whoever imports approves, and so does whoever set a source up: approval is what a signature stands for.
    signatures: items.map((item) => signItem(signer, item).signature),
    now: at,
    audit: {
      at,
      actor,
      action: 'content.imported',
      subject: source,
      details: { items: items.length, programme: programme !== null },
    },
  });
}

/** The id that a refused item claims, for the report; text of any length, so only its start. */
function readId(raw: unknown): string | null {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
  return typeof id === 'string' ? id.slice(0, 64) : null;
}
