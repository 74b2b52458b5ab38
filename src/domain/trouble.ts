import type { Instant, NetworkId } from '../contract/primitives.ts';

/** What a page can find wrong: an editor that no recipe fits, an engine that we don't know, a text that did not show. */
export const PAGE_TROUBLES = ['unrecognised-editor', 'unknown-engine', 'not-verified'] as const;

/** What can be wrong in a network's page; `no-composer`: the person asked to insert, and none was recognised. */
export type TroubleKind = (typeof PAGE_TROUBLES)[number] | 'no-composer';

/** What a page says of it: ids of ours, nothing of the page. */
export interface TroubleReport {
  kind: (typeof PAGE_TROUBLES)[number];
  recipe: string | null;
}

/** The last thing that went wrong in the pages of one network. It stays on the device. */
export interface Trouble {
  network: NetworkId;
  kind: TroubleKind;
  recipe: string | null;
  at: Instant;
  clientVersion: string;
}

/** How long a trouble counts if neither a success nor an update has ended it, in milliseconds. */
const COUNTS_MS = 14 * 24 * 60 * 60_000;

/** True while a trouble counts: an update may bring recipes that fit again, and what is old says nothing of today. */
export function isCurrent(
  { at, clientVersion }: Trouble,
  today: { now: Date; clientVersion: string },
): boolean {
  const ageMs = today.now.getTime() - Date.parse(at);
  return clientVersion === today.clientVersion && ageMs < COUNTS_MS;
}
