import { deepActiveElement } from './active-element.ts';
import { pageRegistry } from './page-registry.ts';
import { networkHere } from './site-of.ts';
import { findStranger, watchStranger } from './stranger.ts';

/** Starts looking at the editors that no recipe fits, where the loader met the first one. */
export function startStrangerWatch(): void {
  const registry = pageRegistry();
  const network = networkHere();
  if (!network) return;
  registry.watchStranger = (editor) => watchStranger(editor, network);
  registry.meetsStranger = () => findStranger(deepActiveElement(), network) !== null;
}
