import { bringWords } from '../i18n/translate.ts';
import { attachToComposer, isAttached } from './attachment.ts';
import { insertHere } from './insert-here.ts';
import { pageRegistry } from './page-registry.ts';

/** Starts the composer part: from here on the loader and the worker can ask it. A composer that waits for its button has it. */
export function startComposerPart(): void {
  const registry = pageRegistry();
  if (registry.words) bringWords(registry.words);
  registry.part = { isAttached, attach: attachToComposer, insertHere };
  // The worker's answer comes after this script: nobody waits for it to see the button.
  if (registry.awaiting) attachToComposer(registry.awaiting);
}
