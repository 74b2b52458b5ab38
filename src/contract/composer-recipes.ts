import * as z from 'zod';
import { composerKindSchema } from './event.ts';
import { clientVersionSchema, instantSchema, networkIdSchema, slugSchema } from './primitives.ts';
import { selectorSchema } from './selector.ts';
import { signatureSchema } from './signature.ts';
import { sized } from './sized.ts';

const SELECTORS_MAX = 8;
const RECIPES_MAX = 12;
const NEVER_MAX = 40;
const KINDS_MAX = 12;
const NETWORKS_MAX = 20;

const datedSelectorSchema = z.strictObject({ css: selectorSchema, seen: z.iso.date() });
const selectorListSchema = sized(z.array(datedSelectorSchema), 1, SELECTORS_MAX);

/** One recipe, in the shape of src/networks/network.ts: selectors and words from short lists, nothing that runs. */
const composerRecipeSchema = z.strictObject({
  id: slugSchema,
  editor: selectorListSchema,
  root: selectorListSchema,
  anchor: selectorListSchema,
  place: z.enum(['own-row', 'in-toolbar']),
  post: selectorListSchema,
  kinds: z
    .array(
      z.strictObject({
        kind: composerKindSchema,
        contains: selectorSchema.optional(),
        path: sized(z.string(), 1, 100).optional(),
      }),
    )
    .max(KINDS_MAX),
});

/** What is new about one network: recipes that replace the bundled ones of their id or are added, and more to leave alone. */
const networkRecipesSchema = z.strictObject({
  id: networkIdSchema,
  composers: sized(z.array(composerRecipeSchema), 0, RECIPES_MAX),
  never: sized(z.array(datedSelectorSchema), 0, NEVER_MAX),
});

/** Composer recipes as a company writes them for `recipes import`. */
export const recipeDocumentSchema = z.strictObject({
  $schema: z.string().optional(),
  /** Older versions of the extension keep their own recipes. */
  minClientVersion: clientVersionSchema,
  networks: sized(z.array(networkRecipesSchema), 1, NETWORKS_MAX),
});

/** Composer recipes as the endpoint issues them; the sequence grows with every issue. */
export const composerRecipesSchema = recipeDocumentSchema.omit({ $schema: true }).extend({
  seq: z.int().min(1),
  issuedAt: instantSchema,
});

/** Issued recipes with their signature; a feed carries them as they are, and a client that doubts them uses its own. */
export const signedRecipesSchema = z.strictObject({
  recipes: composerRecipesSchema,
  signature: signatureSchema,
});

export type NetworkRecipes = z.infer<typeof networkRecipesSchema>;
export type RecipeDocument = z.infer<typeof recipeDocumentSchema>;
export type ComposerRecipes = z.infer<typeof composerRecipesSchema>;
export type SignedRecipes = z.infer<typeof signedRecipesSchema>;
