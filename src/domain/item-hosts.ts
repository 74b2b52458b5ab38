import type { Programme } from '../contract/feed.ts';
import type { Item } from '../contract/item.ts';

/** Hosts that an item may point to: the company's own; for curated items also those that the company vouches for. */
export function listItemHosts(
  source: Item['source'],
  { domains, curatedDomains }: Pick<Programme, 'domains' | 'curatedDomains'>,
): readonly string[] {
  return source === 'curated' ? [...domains, ...curatedDomains] : domains;
}
