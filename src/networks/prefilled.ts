import { linkedin, linkedinPrefilled } from './linkedin.ts';
import type { Network, PrefilledRecipe } from './network.ts';
import { x, xPrefilled } from './x.ts';

const recipes: ReadonlyMap<string, PrefilledRecipe> = new Map([
  [linkedin.id, linkedinPrefilled],
  [x.id, xPrefilled],
]);

/**
 * The network's own composer with the text in it. Opens nothing by itself.
 *
 * @throws Error if the network has no entry here, which the registry's tests rule out
 */
export function prefilledUrl({ id }: Pick<Network, 'id'>, text: string): string {
  const recipe = recipes.get(id);
  if (!recipe) throw new Error(`no address with a text on ${id}`);
  const url = new URL(recipe.address);
  url.searchParams.set(recipe.textParameter, text);
  return url.href;
}
