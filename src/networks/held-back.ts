import { linkedinHeldBack } from './linkedin.ts';
import type { HeldBackRecipe } from './network.ts';
import { xHeldBack } from './x.ts';

const recipes: Readonly<Record<string, HeldBackRecipe>> = {
  linkedin: linkedinHeldBack,
  x: xHeldBack,
};

/** How the network with this id shows that a post did not go live. */
export function findHeldBack(id: string): HeldBackRecipe | undefined {
  return recipes[id];
}
