import browser, { type Storage } from 'webextension-polyfill';
import type { NetworkRecipes } from '../contract/composer-recipes.ts';
import { RECIPES_KEY } from '../messaging/stored-recipes.ts';
import type { Network } from '../networks/network.ts';
import { findNetwork, networks } from '../networks/registry.ts';
import { feedSetting } from '../storage/feed-state.ts';
import { deviceSetting, readSetting } from '../storage/settings.ts';
import { areRecipesDue } from '../sync/check-recipes.ts';
import type { WorkerContext } from './context.ts';

/** What the polyfill's types don't have yet: Chromium's way to open an area to scripts in pages. */
interface OpenableArea {
  setAccessLevel?(options: { accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }): Promise<void>;
}

/** The day that the newest bundled selector was seen, in any network. */
export const BUNDLED_SEEN: string = networks
  .flatMap(({ composers, never }) => [
    never,
    ...composers.flatMap(({ editor, root, anchor, post }) => [editor, root, anchor, post]),
  ])
  .flatMap((list) => list.map(({ seen }) => seen))
  .reduce((newest, seen) => (seen > newest ? seen : newest), '');

/**
 * Leaves the checked recipes where the loader finds them without waking the worker, or takes them away. They are
 * approved data and nothing else lies there: in Chromium the session area, so that the local one stays closed to pages.
 */
export async function publishRecipes({ database, clientVersion }: WorkerContext): Promise<void> {
  const { enrolment } = await readSetting(database, deviceSetting);
  const { recipes } = await readSetting(database, feedSetting);
  const area = await openArea();
  const isDue = recipes && areRecipesDue(recipes, { clientVersion, bundledSeen: BUNDLED_SEEN });
  if (!enrolment || !isDue) return area.remove(RECIPES_KEY);
  const stored = recipes.networks.flatMap((fresh) => {
    const network = findNetwork(fresh.id);
    return network ? [[network.id, mergeRecipes(network, fresh)] as const] : [];
  });
  await area.set({ [RECIPES_KEY]: Object.fromEntries(stored) });
}

/** All recipes that hold for a network, fresh ones before those of its own that they don't replace; what more to leave alone. */
export function mergeRecipes(
  network: Network,
  { composers, never }: NetworkRecipes,
): Pick<Network, 'composers' | 'never'> {
  const replaced = new Set(composers.map(({ id }) => id));
  const kept = network.composers.filter(({ id }) => !replaced.has(id));
  return { composers: [...composers, ...kept], never };
}

async function openArea(): Promise<Storage.StorageArea> {
  const { session, local } = browser.storage;
  const openable: Storage.StorageArea & OpenableArea = session;
  if (!openable.setAccessLevel) return local;
  await openable.setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' });
  return session;
}
