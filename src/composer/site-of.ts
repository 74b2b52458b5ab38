import type { Network } from '../networks/network.ts';
import { networkOfUrl } from '../networks/registry.ts';
import { withRecipes } from './fresh-recipes.ts';
import { pageRegistry } from './page-registry.ts';
import { type ComposerSite, recogniseComposer } from './recognise.ts';

/** The network of this page, with the fresh recipes that the loader found. */
export function networkHere(): Network | undefined {
  const network = networkOfUrl(location.href);
  return network && withRecipes(network, pageRegistry().fresh);
}

/** The composer of an editor that the loader found, with all that is known of the network; null if it is none any more. */
export function siteOf(editor: HTMLElement | undefined): ComposerSite | null {
  const network = networkHere();
  return network ? recogniseComposer(editor, network) : null;
}
