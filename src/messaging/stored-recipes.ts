import { extensionApi } from '../platform/extension-api.ts';

/** Under this name the worker leaves the composer recipes that hold, by the network's id, for the loader. */
export const RECIPES_KEY = 'composerRecipes';

/**
 * What the worker left, undefined if nothing. Reading wakes no worker. Chromium opens its session area to pages' scripts
 * for this and keeps the local one closed; Firefox has it the other way round.
 */
export async function readStoredRecipes(): Promise<unknown> {
  const { session, local } = extensionApi().storage ?? {};
  const found = await session?.get(RECIPES_KEY).catch(() => undefined);
  const kept = found ?? (await local?.get(RECIPES_KEY));
  return kept?.[RECIPES_KEY];
}
