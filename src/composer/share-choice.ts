import type { ShareMode } from '../contract/event.ts';
import type { Choice } from '../domain/choice.ts';
import { newEventId } from '../domain/new-id.ts';
import {
  type InsertionReport,
  type OutcomeReport,
  prepareRecording,
  recordInsertion,
  recordOutcome,
  reportTrouble,
  type ShareOutcome,
} from '../messaging/page-messages.ts';
import { send } from '../messaging/send.ts';
import { insertText } from '../networks/insertion/insert-text.ts';
import { insertionPoint } from './caret-memory.ts';
import { type ComposerSite, composerKind, isOpen } from './recognise.ts';
import { watchPublication } from './watch-publication.ts';

/** Waits between rounds of telling the worker how a share ended, in milliseconds: an update of the extension, a busy machine. */
const TELL_AGAIN_AFTER_MS = [2_000, 10_000, 60_000, 300_000];

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
  const report = toReport(site, choice, mode);
  void send(prepareRecording, report);
  const text = { text: choice.text, mayGrow: choice.length < choice.limit };
  const at = insertionPoint(site.editor);
  const outcome = await insertText(site.editor, text, at);
  // A composer that was closed or rendered anew meanwhile is no sign of a change at the network.
  if (outcome !== 'inserted' && isOpen(site)) {
    void send(reportTrouble, { kind: outcome, recipe: site.recipe.id });
  }
  const inserted = outcome === 'inserted';
  if (!inserted && !(await copy(choice.text))) return { placed: 'nowhere' };
  const placed = inserted ? mode : 'clipboard';
  const reporting = send(recordInsertion, { ...report, occurredAt: nowAsInstant(), mode: placed });
  // The watch starts while the worker writes: Post may follow at once.
  const ending = watchPublication({ site, choice });
  const { ok: recorded } = await reporting;
  return { placed, recorded, ending: reportEnding(report.shareId, ending) };
}

function toReport(site: ComposerSite, choice: Choice, mode: ShareMode): InsertionReport {
  return {
    eventId: newEventId(),
    shareId: newEventId(),
    occurredAt: nowAsInstant(),
    itemId: choice.itemId,
    itemRevision: choice.itemRevision,
    variantId: choice.variantId,
    network: site.network.id,
    composer: composerKind(site, location.href),
    mode,
  };
}

function nowAsInstant(): string {
  return new Date().toISOString();
}

/** Tells the worker how the share ended, and hands the ending on. */
async function reportEnding(shareId: string, ending: Promise<ShareOutcome>): Promise<ShareOutcome> {
  const outcome = await ending;
  const report = { eventId: newEventId(), shareId, occurredAt: nowAsInstant(), outcome };
  void keepTelling(report);
  return outcome;
}

/** Sends the same report until the worker has it; a page that outlived its extension stops at once. */
async function keepTelling(report: OutcomeReport): Promise<void> {
  for (const waitMs of TELL_AGAIN_AFTER_MS) {
    const result = await send(recordOutcome, report);
    if (result.ok || result.error !== 'failed') return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
