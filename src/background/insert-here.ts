import { allowsMode } from '../domain/share-mode.ts';
import type { ChoiceIds, InsertHereOutcome } from '../messaging/extension-messages.ts';
import type { WorkerContext } from './context.ts';
import { effectiveMode } from './device.ts';
import { insertIntoTab, meetsStranger, type NetworkTab } from './focused-composer.ts';
import { makeOffer } from './offer.ts';
import { findOfferedNow } from './offered-choice.ts';
import { noteTrouble } from './trouble.ts';

/** Inserts a choice into the focused composer of a tab, in the mode that adds nothing to the page. */
export async function insertHere(
  context: WorkerContext,
  tab: NetworkTab | null,
  ids: ChoiceIds,
): Promise<InsertHereOutcome> {
  if (!tab || !allowsMode(await effectiveMode(context), 'no-footprint')) return 'no-composer';
  const offered = await findOfferedNow(context, ids);
  if (!offered) return 'nowhere';
  const placed = await insertIntoTab(tab, offered.choice);
  if (placed !== 'no-composer' || !(await meetsStranger(tab))) return placed;
  await noteTrouble(context, tab.network, { kind: placed, recipe: null });
  return 'unrecognised';
}

/** Inserts the best choice, as the button would; for the keyboard. */
export async function insertBestHere(
  context: WorkerContext,
  tab: NetworkTab | null,
): Promise<InsertHereOutcome> {
  if (!tab) return 'no-composer';
  const { choices } = await makeOffer(context, tab.network);
  const [best] = choices;
  return best ? insertHere(context, tab, best) : 'nowhere';
}
