import type { ShareMode } from '../contract/event.ts';
import type { Choice } from '../domain/choice.ts';
import { newEventId } from '../domain/new-id.ts';
import { recordInsertion, recordOutcome } from '../messaging/page-messages.ts';
import { send } from '../messaging/send.ts';
import { insertText } from '../networks/insertion/insert-text.ts';
import type { PublicationOutcome } from './publication.ts';
import { type ComposerSite, composerKind } from './recognise.ts';

/** Where the text of a choice is now. */
export type Placement = Extract<ShareMode, 'in-composer' | 'clipboard'> | 'nowhere';

/** Puts a choice into the composer, else into the clipboard. Never posts. */
export async function placeChoice(site: ComposerSite, choice: Choice): Promise<Placement> {
  if ((await insertText(site.editor, choice.text)) === 'inserted') return 'in-composer';
  return (await copy(choice.text)) ? 'clipboard' : 'nowhere';
}

/** A share that was just made. */
export interface MadeShare {
  shareId: string;
  site: ComposerSite;
  choice: Choice;
  mode: ShareMode;
}

/** Tells the worker of a share; true once it is in the log. */
export async function reportInsertion({
  shareId,
  site,
  choice,
  mode,
}: MadeShare): Promise<boolean> {
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
