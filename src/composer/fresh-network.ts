import { readStoredRecipes } from '../messaging/stored-recipes.ts';
import { type Network, toCss } from '../networks/network.ts';

type StoredRecipes = Record<string, Pick<Network, 'composers' | 'never'>>;

/**
 * The network with the recipes that the worker left for it, null if there are none. What is to be left alone only ever
 * grows. At any doubt (a list is missing or empty, the browser can't read a selector) the bundled network: a page never
 * suffers from data.
 */
export async function readFreshNetwork(network: Network): Promise<Network | null> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the worker, and tried out below
    const stored = (await readStoredRecipes()) as StoredRecipes | undefined;
    const fresh = stored?.[network.id];
    if (!fresh) return null;
    const { composers } = fresh;
    const never = [...network.never, ...fresh.never];
    const lists = composers.flatMap(({ editor, root, anchor, post }) => [
      editor,
      root,
      anchor,
      post,
    ]);
    const nowhere = document.createDocumentFragment();
    for (const list of [never, ...lists]) nowhere.querySelector(toCss(list));
    return { ...network, composers, never };
  } catch {
    return network;
  }
}
