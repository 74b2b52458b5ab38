import type { Ambassador, Programme } from '../contract/feed.ts';
import { type TaggedLink, tagLink } from './tagged-link.ts';

/** What the tags of a link call it that no item stands for. */
const OWN_LINK = { itemId: 'own-link', variantId: 'pasted' };
const OWN_CAMPAIGN = { id: 'own-links', slug: 'own-links' };

/** A link that somebody pasted, whose it is to be, and where it goes. */
export interface OwnLink {
  text: string;
  programme: Pick<Programme, 'slug' | 'domains'>;
  ambassador: Pick<Ambassador, 'pseudonym'>;
  withoutAttribution: boolean;
  /** utm_source of the network. */
  source: string;
}

/**
 * A pasted link with the tags of the programme, as an approved one has them; null for what is no link. Links that are not
 * the company's, and those that are tagged already, stay as they are.
 */
export function tagOwnLink(own: OwnLink): TaggedLink | null {
  const url = URL.parse(withScheme(own.text.trim()));
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return null;
  const { slug: programme, domains } = own.programme;
  return tagLink({
    url: url.href,
    source: own.source,
    campaign: OWN_CAMPAIGN,
    programme,
    ...OWN_LINK,
    ambassador: own.withoutAttribution ? null : own.ambassador.pseudonym,
    domains,
  });
}

/** People paste addresses as their browser shows them, without https. */
function withScheme(text: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
}
