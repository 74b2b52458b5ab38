import type { FeedDefaults, ImportReport } from '../../contract/content-import.ts';
import type { Programme } from '../../contract/feed.ts';
import type { Item } from '../../contract/item.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Context } from '../context.ts';
import { signItem } from '../signing/signer.ts';
import type { SaveOutcome } from '../store/store.ts';
import { checkItem, type ItemCheck } from './check-item.ts';
import { checkProgramme } from './check-programme.ts';
import type { FeedEntry } from './feed-entries.ts';
import { feedItemId, makeFeedItem } from './feed-items.ts';
import type { ImportSource } from './import-source.ts';

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

interface Candidate {
  id: string | null;
  check: ItemCheck;
}

/** Lengths to try for the summary of a feed entry: the longest that fits every network wins, 0 leaves it out. */
const SUMMARY_LENGTHS = [200, 150, 100, 60, 0];

/**
 * Imports content: checks each item by itself, so that a bad one stops no other, and saves the good ones in one
 * transaction. The audit log names the actor.
 */
export async function importContent(
  context: Context,
  request: ImportRequest,
  actor: string,
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
    report: await save(context, { candidates, programme: brought, actor }),
  };
}

async function checkFeed(
  { store, tenant, now }: Context,
  feed: { entries: readonly (FeedEntry | null)[]; defaults: FeedDefaults; programme: Programme },
): Promise<Candidate[]> {
  const ids = feed.entries.flatMap((entry) => (entry ? [feedItemId(entry.key)] : []));
  const stored = new Map((await store.findItems(tenant, ids)).map((item) => [item.id, item]));
  const moment = now();
  return feed.entries.map((entry): Candidate => {
    if (!entry) return { id: null, check: { ok: false, reasons: ['no link or no title'] } };
    const id = feedItemId(entry.key);
    const previous = stored.get(id);
    const frame = { defaults: feed.defaults, previous, now: moment };
    const checks = SUMMARY_LENGTHS.map(
      (summaryLength) => () =>
        checkItem(makeFeedItem(entry, { ...frame, summaryLength }), feed.programme),
    );
    return { id, check: raiseRevision(firstGood(checks), previous) };
  });
}

/** The first check that passes, else the last one; none is run in vain. */
function firstGood(checks: readonly (() => ItemCheck)[]): ItemCheck {
  let last: ItemCheck = { ok: false, reasons: [] };
  for (const check of checks) {
    last = check();
    if (last.ok) break;
  }
  return last;
}

/** An entry that changed since its last import gets the next revision; one that did not, keeps its own. */
function raiseRevision(check: ItemCheck, previous: Item | undefined): ItemCheck {
  if (!check.ok || !previous || canonicalJson(check.item) === canonicalJson(previous)) return check;
  return { ok: true, item: { ...check.item, revision: previous.revision + 1 } };
}

async function save(
  { store, tenant, now, readSigner }: Context,
  batch: { candidates: readonly Candidate[]; programme: Programme | null; actor: string },
): Promise<ImportReport> {
  const rejected: ImportReport['rejected'] = [];
  const good = new Map<string, { index: number; item: Item }>();
  for (const [index, { id, check }] of batch.candidates.entries()) {
    if (!check.ok) rejected.push({ index, id, reason: check.reasons.join('; ') });
    else if (good.has(check.item.id)) {
      rejected.push({ index, id, reason: 'an earlier item of this import has the same id' });
    } else good.set(check.item.id, { index, item: check.item });
  }
  const entries = [...good.values()];
  const signer = readSigner();
  const at = now().toISOString();
  const outcomes = await store.saveContent(tenant, {
    programme: batch.programme,
    items: entries.map(({ item }) => item),
    // Whoever imports approves, so far: approval is what a signature stands for.
    signatures: entries.map(({ item }) => signItem(signer, item).signature),
    now: at,
    audit: {
      at,
      actor: batch.actor,
      action: 'content.imported',
      subject: '',
      details: { items: entries.length, programme: batch.programme !== null },
    },
  });
  const stale = entries.filter((_entry, position) => outcomes[position] === 'stale');
  rejected.push(
    ...stale.map(({ index, item }) => ({
      index,
      id: item.id,
      reason: `other content than what is stored, and revision ${item.revision} is not higher`,
    })),
  );
  const count = (wanted: SaveOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: rejected.toSorted((a, b) => a.index - b.index),
  };
}

/** The id that a refused item claims, for the report; text of any length, so only its start. */
function readId(raw: unknown): string | null {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
  return typeof id === 'string' ? id.slice(0, 64) : null;
}
