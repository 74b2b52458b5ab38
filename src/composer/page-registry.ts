import type { PickerMount } from './picker/picker-mount.ts';
import type { ComposerSite } from './recognise.ts';

/**
 * Where the three scripts in a page meet: the loader, the composer part and the picker are loaded one
 * after the other into the same isolated world, which the page itself can't see.
 */
export interface PageRegistry {
  /** Composers that the loader saw before the composer part was there. */
  waiting: ComposerSite[];
  attach?: (site: ComposerSite) => void;
  mountPicker?: PickerMount;
}

const KEY = Symbol.for('portevoix.page');

/** The registry of this page, made at the first call. */
export function pageRegistry(): PageRegistry {
  const scope = globalThis as typeof globalThis & { [KEY]?: PageRegistry };
  scope[KEY] ??= { waiting: [] };
  return scope[KEY];
}
