import type { ShareMode } from '../contract/event.ts';
import type { Choice } from '../domain/choice.ts';
import { newEventId } from '../domain/new-id.ts';
import { recordInsertion, recordOutcome, type ShareOutcome } from '../messaging/page-messages.ts';
import { send } from '../messaging/send.ts';
import { insertText } from '../networks/insertion/insert-text.ts';
import { insertionPoint } from './caret-memory.ts';
import { type ComposerSite, composerKind } from './recognise.ts';
import { watchPublication } from './watch-publication.ts';

/** How a text can get into a composer from this page. */
type InsertionMode = Extract<ShareMode, 'in-composer' | 'no-footprint'>;

/** What became of a choice: where it is, whether the share is in the log, and, later, how it ended. */
export type PlacedShare =
  | { placed: InsertionMode | 'clipboard'; recorded: boolean; ending: Promise<ShareOutcome> }
  | { placed: 'nowhere' };

/** Puts a choice into the composer, else into the clipboard; records the share and follows it to its end. Never posts. */
export async function shareInto(
  site: ComposerSite,
  choice: Choice,
  mode: InsertionMode,
): Promise<PlacedShare> {
  const text = { text: choice.text, mayGrow: choice.length < choice.limit };
  const at = insertionPoint(site.editor);
  const inserted = (await insertText(site.editor, text, at)) === 'inserted';
  if (!inserted && !(await copy(choice.text))) return { placed: 'nowhere' };
  const placed = inserted ? mode : 'clipboard';
  // The watch starts before the worker is told: Post may follow at once.
  const ending = watchPublication({ site, choice });
  const shareId = newEventId();
  const recorded = await reportInsertion(shareId, site, { choice, mode: placed });
  return { placed, recorded, ending: reportEnding(shareId, ending) };
}

async function reportInsertion(
  shareId: string,
  site: ComposerSite,
  { choice, mode }: { choice: Choice; mode: ShareMode },
): Promise<boolean> {
  const result = await send(recordInsertion, {
    eventId: newEventId(),
    shareId,
    occurredAt: new Date().toISOString(),
    itemId: choice.itemId,
    itemRevision: choice.itemRevision,
    variantId: choice.variantId,
    network: site.network.id,
    composer: composerKind(site, location.href),
    mode,
  });
  return result.ok;
}

/** Tells the worker how the share ended, and hands the ending on. */
async function reportEnding(shareId: string, ending: Promise<ShareOutcome>): Promise<ShareOutcome> {
  const outcome = await ending;
  await send(recordOutcome, {
    eventId: newEventId(),
    shareId,
    occurredAt: new Date().toISOString(),
    outcome,
  });
  return outcome;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
