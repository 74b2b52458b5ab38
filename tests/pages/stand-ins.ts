import type { PageOptions } from './shared/page-options.ts';
import type { ComposerStandIn, StandInEntry } from './table/entry.ts';
import { linkedinComposers } from './table/linkedin-composers.ts';
import { xComposers } from './table/x-composers.ts';

export { bystanderStandIns } from './table/bystanders.ts';
export type { ComposerStandIn, StandInEntry } from './table/entry.ts';

/** Every composer that stands in for a real one. */
export const composerStandIns: readonly ComposerStandIn[] = [...linkedinComposers, ...xComposers];

/** Options of a page as its query string carries them. */
export type StandInOptions = Partial<Omit<PageOptions, 'postDelayMs'> & { postDelay: number }>;

/** The address of a stand-in with options, on the real network's host. */
export function standInUrl(standIn: StandInEntry, options: StandInOptions = {}): string {
  const url = new URL(standIn.urls[0]);
  for (const [name, value] of Object.entries(options)) url.searchParams.set(name, String(value));
  return url.href;
}
