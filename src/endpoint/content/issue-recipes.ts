import { composerRecipesSchema, type RecipeDocument } from '../../contract/composer-recipes.ts';
import { networks } from '../../networks/registry.ts';
import type { Context } from '../context.ts';

/** What came of an issue: its sequence, or the networks that nobody knows here. */
export type RecipeOutcome = { ok: true; seq: number } | { ok: false; unknown: string[] };

/** Issues composer recipes: numbers, dates and signs them. Every feed carries them from now on. */
export async function issueRecipes(
  { store, tenant, now, readSigner }: Context,
  { minClientVersion, networks: brought }: RecipeDocument,
): Promise<RecipeOutcome> {
  const known = new Set(networks.map(({ id }) => id));
  const unknown = brought.map(({ id }) => id).filter((id) => !known.has(id));
  if (unknown.length > 0) return { ok: false, unknown };
  const issuedAt = now().toISOString();
  const seq = (await store.readRecipes(tenant)).seq + 1;
  const recipes = composerRecipesSchema.parse({
    seq,
    issuedAt,
    minClientVersion,
    networks: brought,
  });
  const signature = readSigner().sign('composer-recipes', recipes);
  await store.saveRecipes(
    tenant,
    { seq, signed: { recipes, signature } },
    { now: issuedAt, audit: { ...note(seq, issuedAt), action: 'recipes.issued' } },
  );
  return { ok: true, seq };
}

/** Takes the issued recipes back: extensions use their own again. */
export async function clearRecipes({ store, tenant, now }: Context): Promise<void> {
  const { seq } = await store.readRecipes(tenant);
  const at = now().toISOString();
  const audit = { ...note(seq + 1, at), action: 'recipes.cleared' } as const;
  await store.saveRecipes(tenant, { seq: seq + 1, signed: null }, { now: at, audit });
}

/** Recipes come from the command line alone. */
const note = (seq: number, at: string) => ({
  at,
  actor: 'command-line',
  subject: String(seq),
  details: {},
});
