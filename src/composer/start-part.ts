import { attachToComposer, isAttached } from './attachment.ts';
import { insertHere } from './insert-here.ts';
import { pageRegistry } from './page-registry.ts';

/** Starts the composer part: from here on the loader and the worker can ask it. */
export function startComposerPart(): void {
  pageRegistry().part = { isAttached, attach: attachToComposer, insertHere };
}
