import type { ShareMode } from '../contract/event.ts';
import type { Choice } from '../domain/choice.ts';
import { newEventId } from '../domain/new-id.ts';
import { recordInsertion, recordOutcome } from '../messaging/page-messages.ts';
import { send } from '../messaging/send.ts';
import { insertText } from '../networks/insertion/insert-text.ts';
import type { PublicationOutcome } from './publication.ts';
import { type ComposerSite, composerKind } from './recognise.ts';

/** What became of one click: where the text is now, and whether the share is in the log. */
export type ShareResult =
  | { placed: 'in-composer' | 'clipboard'; shareId: string; recorded: boolean }
  | { placed: 'nowhere' };

/** Puts a choice into the composer, else into the clipboard, and records it. Never posts. */
export async function shareChoice(site: ComposerSite, choice: Choice): Promise<ShareResult> {
  const inserted = (await insertText(site.editor, choice.text)) === 'inserted';
  if (!inserted && !(await copy(choice.text))) return { placed: 'nowhere' };
  const mode: ShareMode = inserted ? 'in-composer' : 'clipboard';
  const shareId = newEventId();
  const report = await send(recordInsertion, {
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
  return { placed: mode, shareId, recorded: report.ok };
}

/** Tells the worker how a share ended. */
export async function reportOutcome(shareId: string, outcome: PublicationOutcome): Promise<void> {
  await send(recordOutcome, {
    eventId: newEventId(),
    shareId,
    occurredAt: new Date().toISOString(),
    outcome,
  });
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
