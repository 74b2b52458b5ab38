import type { Programme } from '../../contract/feed.ts';
import type { FeedLinks } from '../../contract/link.ts';
import { checkLink } from '../../domain/link-safety.ts';
import type { Links } from '../links/links.ts';

/** Links, and the address that their codes stand behind, without a slash at the end. */
export interface ServedLinks {
  links: Links;
  linkUrl: string;
}

/** What the short links of an item may take in a feed, in bytes: its id, and two codes for each network. */
export const LINKS_OF_ITEM_BYTES = 400;

/** Whether readers see the company's own name in a short link; a client leaves those of another host for long ones. */
export function isOwnHost({ linkUrl }: ServedLinks, { domains }: Programme): boolean {
  return checkLink(linkUrl, domains).ok;
}

/** The short links of the items of a feed, for the ambassador whose feed it is. */
export async function makeFeedLinks(
  { links, linkUrl }: ServedLinks,
  wanted: { itemIds: readonly string[]; ambassadorId: string },
): Promise<FeedLinks> {
  return { base: linkUrl, codes: await links.makeAll(wanted) };
}
