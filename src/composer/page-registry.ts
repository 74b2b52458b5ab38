import type { Choice } from '../domain/choice.ts';
import type { InsertHereOutcome } from '../messaging/extension-messages.ts';
import { PAGE_HANDLE, type PageHandle } from '../messaging/page-handle.ts';
import type { PickerMount } from './picker/picker-mount.ts';
import type { ComposerSite } from './recognise.ts';

/** What the composer part does for the loader and for the worker. */
export interface ComposerPart {
  /** True if the button stands beside this composer already. */
  isAttached(site: ComposerSite): boolean;
  /** Puts the button beside a composer. */
  attach(site: ComposerSite): void;
  /** Inserts into the composer that has, or last had, the focus; adds nothing else to the page. */
  insertHere(choice: Choice): Promise<InsertHereOutcome>;
}

/**
 * Where the scripts in a page meet: the loader, the composer part and the picker are loaded one after the
 * other into the same isolated world, which the page itself can't see.
 */
export interface PageRegistry extends PageHandle {
  /** The composer that had the focus last. */
  last?: ComposerSite;
  /** Editors that are looked at for a person's hand, and those where one put the caret. */
  watched?: WeakSet<HTMLElement>;
  caretByPerson?: WeakSet<HTMLElement>;
  part?: ComposerPart;
  mountPicker?: PickerMount;
}

const KEY = Symbol.for(PAGE_HANDLE);

/** The registry of this page, made at the first call. */
export function pageRegistry(): PageRegistry {
  const scope = globalThis as typeof globalThis & { [KEY]?: PageRegistry };
  scope[KEY] ??= {};
  return scope[KEY];
}
