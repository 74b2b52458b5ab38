import type { Choice } from '../domain/choice.ts';
import type { InsertHereOutcome } from '../messaging/extension-messages.ts';
import { pageRegistry } from './page-registry.ts';
import { isOpen } from './recognise.ts';
import { shareInto } from './share-choice.ts';
import { siteOf } from './site-of.ts';

/**
 * Inserts into the composer that has, or last had, the focus, when the context menu, the keyboard or the popup asks.
 * Not one element is added to the page; the worker tells the person what became of it.
 */
export async function insertHere(choice: Choice): Promise<InsertHereOutcome> {
  const site = siteOf(pageRegistry().last);
  if (!site || !isOpen(site) || site.network.id !== choice.network) return 'no-composer';
  const { placed } = await shareInto(site, choice, 'no-footprint');
  // `no-footprint` was asked for, so this is the only way that a text gets into a composer here.
  return placed === 'in-composer' ? 'no-footprint' : placed;
}
