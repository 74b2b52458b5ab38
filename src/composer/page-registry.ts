import type { Choice } from '../domain/choice.ts';
import type { InsertHereOutcome } from '../messaging/extension-messages.ts';
import { PAGE_HANDLE, type PageHandle } from '../messaging/page-handle.ts';
import type { sendOnce } from '../messaging/send-once.ts';
import type { Network } from '../networks/network.ts';
import type { PickerMount } from './picker/picker-mount.ts';

/** Recipes as the feed may bring them: instead of the bundled ones, and more to leave alone. */
export type FreshRecipes = Pick<Network, 'composers' | 'never'>;

/** What the composer part does for the loader and for the worker. */
export interface ComposerPart {
  /** True if the button stands beside the composer of this editor already. */
  isAttached(editor: HTMLElement): boolean;
  /** Puts the button beside it. */
  attach(editor: HTMLElement): void;
  /** Inserts into the composer that has, or last had, the focus; adds nothing else to the page. */
  insertHere(choice: Choice): Promise<InsertHereOutcome>;
}

/**
 * Where the scripts in a page meet: the loader, the composer part and the picker are loaded one after the
 * other into the same isolated world, which the page itself can't see.
 */
export interface PageRegistry extends PageHandle {
  /** Recipes that the worker left for this network, tried out; null while there are none. */
  fresh?: FreshRecipes | null;
  /** Editors that are looked at for a person's hand, and those where one put the caret. */
  watched?: WeakSet<HTMLElement>;
  caretByPerson?: WeakSet<HTMLElement>;
  /** Looks at an editor that no recipe fits; there once a page had one. */
  watchStranger?: (target: unknown) => void;
  /** The editor that a button was asked for, until the worker has answered. */
  awaiting?: HTMLElement | null;
  /** The question for the part, while it is open. */
  asking?: ReturnType<typeof sendOnce<{ hasPart: boolean }, { button: boolean }>> | null;
  part?: ComposerPart;
  mountPicker?: PickerMount;
}

/** The registry of this page, made at the first call. */
export function pageRegistry(): PageRegistry {
  const key = Symbol.for(PAGE_HANDLE);
  const scope = globalThis as typeof globalThis & { [key]?: PageRegistry };
  scope[key] ??= {};
  return scope[key];
}
