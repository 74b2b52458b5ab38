import type { Programme } from '../contract/feed.ts';
import type { Item, Variant } from '../contract/item.ts';
import { listItemHosts } from './item-hosts.ts';
import { checkLink } from './link-safety.ts';
import type { NetworkFacts } from './network-facts.ts';
import { composeShareText } from './share-text.ts';
import { tagLink } from './tagged-link.ts';
import { measureText } from './text-length.ts';

/** A variant, and all that its text and link are made of. */
export interface WordingParts {
  item: Item;
  variant: Variant;
  network: NetworkFacts;
  programme: Programme;
  /** The pseudonym that the link carries, or null for nobody's. */
  ambassador: string | null;
  /** The company's short link for this item, network and ambassador; null: the long one is used. */
  shortLink: string | null;
}

/** A variant as it will stand in the composer; `length` as the network counts it. */
export interface Wording {
  variant: Variant;
  text: string;
  link: string;
  length: number;
}

/**
 * Puts link and disclosure into a variant and counts it. The length may be over the network's limit: nothing is
 * cut. Null if the item's link, as it is or once tagged, fails {@link checkLink}. A short link that is on no host of the
 * company is left for the long one.
 */
export function writeWording(parts: WordingParts): Wording | null {
  const { item, variant, network, programme, ambassador, shortLink } = parts;
  const hosts = listItemHosts(item.source, programme);
  const checked = checkLink(item.url, hosts);
  if (!checked.ok) return null;
  const { href } = tagLink({
    url: checked.href,
    source: network.utmSource,
    campaign: item.campaign,
    programme: programme.slug,
    itemId: item.id,
    variantId: variant.id,
    ambassador,
    domains: programme.domains,
  });
  // The tags may have made it too long.
  if (!checkLink(href, hosts).ok) return null;
  const short = shortLink === null ? null : checkLink(shortLink, programme.domains);
  const link = short?.ok ? short.href : href;
  const text = composeShareText({
    text: variant.text,
    link,
    disclosure: item.disclosure ?? null,
  });
  return { variant, text, link, length: measureText(text, network.lengthRule) };
}
