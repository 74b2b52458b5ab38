import { readStoredRecipes } from '../messaging/stored-recipes.ts';
import { toCss } from '../networks/network.ts';
import type { FreshRecipes } from './page-registry.ts';

/**
 * The recipes that the worker left for a network; null if there are none, or at any doubt: a list is missing or empty,
 * or the browser can't read a selector. A page never suffers from data.
 */
export async function readFreshRecipes(networkId: string): Promise<FreshRecipes | null> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the worker, and tried out below
    const stored = (await readStoredRecipes()) as Record<string, FreshRecipes> | undefined;
    const fresh = stored?.[networkId];
    if (!fresh) return null;
    const lists = fresh.composers.flatMap(({ editor, root, anchor, post }) => [
      editor,
      root,
      anchor,
      post,
    ]);
    if (fresh.never.length > 0) lists.push(fresh.never);
    const nowhere = document.createDocumentFragment();
    for (const list of lists) nowhere.querySelector(toCss(list));
    return fresh;
  } catch {
    return null;
  }
}

/** The network, or its outline, with these recipes instead of its own. What is to be left alone only ever grows. */
export function withRecipes<Known extends Pick<FreshRecipes, 'never'>>(
  known: Known,
  fresh: FreshRecipes | null | undefined,
): Known | (Known & FreshRecipes) {
  if (!fresh) return known;
  return { ...known, ...fresh, never: [...known.never, ...fresh.never] };
}
