import { networkOfUrl } from '../networks/registry.ts';
import { withRecipes } from './fresh-recipes.ts';
import { pageRegistry } from './page-registry.ts';
import { type ComposerSite, recogniseComposer } from './recognise.ts';

/** The composer of an editor that the loader found, with all that is known of the network; null if it is none any more. */
export function siteOf(editor: HTMLElement | undefined): ComposerSite | null {
  const network = networkOfUrl(location.href);
  return network ? recogniseComposer(editor, withRecipes(network, pageRegistry().fresh)) : null;
}
