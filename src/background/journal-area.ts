import browser from 'webextension-polyfill';
import type { JournalArea } from '../storage/journal-area.ts';

/** What newer browsers have beyond the polyfill's types: Chrome 130 lists keys, Chrome 102 closes an area to pages. */
interface NewerArea {
  getKeys?: () => Promise<string[]>;
  setAccessLevel?: (options: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
}

/**
 * `storage.local` for the journal. Where the browser can, it is closed to scripts in pages before anything is
 * written; where it can't (Firefox), the journal keeps no token.
 */
export function openJournalArea(): JournalArea {
  const { local } = browser.storage;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each member is looked for before it is used
  const newer = local as unknown as NewerArea;
  const closing = newer.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }) ?? Promise.resolve();
  // An area that can't be closed is not written to at all: every write waits here.
  closing.catch(() => {});
  return {
    get: (keys) => local.get(keys),
    set: async (items) => {
      await closing;
      await local.set(items);
    },
    remove: (keys) => local.remove(keys),
    getKeys: newer.getKeys && (() => newer.getKeys?.() ?? Promise.resolve([])),
    isPrivate: newer.setAccessLevel !== undefined,
  };
}
