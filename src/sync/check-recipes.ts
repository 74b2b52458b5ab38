import { type ComposerRecipes, signedRecipesSchema } from '../contract/composer-recipes.ts';
import { compareVersions } from '../domain/compare-versions.ts';
import type { SignatureVerifier } from './verify-signature.ts';

/** What the recipes of a feed are measured against. */
export interface RecipeExpectation {
  clientVersion: string;
  /** The day that the newest bundled selector was seen. */
  bundledSeen: string;
  /** The highest sequence that was ever taken. */
  lastSeq: number;
}

/** The recipes that a feed brings, or null at any doubt: then the bundled ones hold. The feed itself may be good. */
export async function checkRecipes(
  brought: unknown,
  verify: SignatureVerifier,
  expected: RecipeExpectation,
): Promise<ComposerRecipes | null> {
  const parsed = signedRecipesSchema.safeParse(brought);
  if (!parsed.success) return null;
  const { recipes, signature } = parsed.data;
  if (recipes.seq < expected.lastSeq || !areRecipesDue(recipes, expected)) return null;
  const verdict = await verify('composer-recipes', recipes, signature);
  return verdict === 'good' ? recipes : null;
}

/** Whether recipes are for this version of the extension, and newer than what it comes with. */
export function areRecipesDue(
  { issuedAt, minClientVersion }: ComposerRecipes,
  { clientVersion, bundledSeen }: Omit<RecipeExpectation, 'lastSeq'>,
): boolean {
  const isFresh = Date.parse(issuedAt) > Date.parse(bundledSeen);
  return isFresh && compareVersions(minClientVersion, clientVersion) <= 0;
}
