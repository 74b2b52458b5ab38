import type { Campaign } from '../contract/item.ts';
import type { Slug } from '../contract/primitives.ts';
import { checkLink } from './link-safety.ts';

/** utm_medium of every link: exactly this counts as Organic Social in GA4, whatever the source. */
export const LINK_MEDIUM = 'social';
/** What stands in utm_content for a person who shares without attribution. */
const ANONYMOUS = 'anon';
/** As the contract's pseudonymSchema has it: the only trace of a person that a link may carry. */
const PSEUDONYM = /^[a-z2-7]{8}$/;
/** As the contract's slugSchema has it; no dot, so that dots separate the parts of utm_content. */
const SLUG = /^[a-z0-9](?:[a-z0-9_~-]{0,62}[a-z0-9])?$/;

/** What a link is tagged with. */
export interface LinkTags {
  url: string;
  /** utm_source: the network's, lower case. */
  source: string;
  campaign: Pick<Campaign, 'id' | 'slug'>;
  /** utm_source_platform: the programme's slug. */
  programme: Slug;
  itemId: Slug;
  variantId: Slug;
  /** The pseudonym of eight base32 characters, or null for a share without attribution. */
  ambassador: string | null;
  /** Company-owned hosts, or `*.host`: the only ones whose links are tagged. */
  domains: readonly string[];
  /** What becomes of a link that carries utm_ parameters already; `keep` unless said. */
  whenTagged?: 'keep' | 'replace';
}

/** The link to share, in canonical form, and what was done: `kept` and `not-ours` leave it as it was. */
export interface TaggedLink {
  href: string;
  outcome: 'tagged' | 'kept' | 'replaced' | 'not-ours';
}

/** The parts of utm_content. */
export interface TaggedContent {
  itemId: Slug;
  variantId: Slug;
  ambassador: string | null;
}

/** Keys are compared as analytics would read them after a careless hand: decoded, in any case. */
function isTag(pair: string): boolean {
  return [...new URLSearchParams(`?${pair}`).keys()].some((key) => /^utm_/i.test(key));
}

function writeTags(tags: LinkTags): string {
  const { source, campaign, programme, itemId, variantId, ambassador } = tags;
  if (ambassador !== null && !PSEUDONYM.test(ambassador)) {
    throw new TypeError('A link carries a pseudonym of 8 base32 characters, or nobody.');
  }
  const set = new URLSearchParams();
  set.set('utm_source', source);
  set.set('utm_medium', LINK_MEDIUM);
  set.set('utm_campaign', campaign.slug);
  set.set('utm_id', campaign.id);
  set.set('utm_source_platform', programme);
  set.set('utm_content', `${itemId}.${variantId}.${ambassador ?? ANONYMOUS}`);
  // Form encoding escapes the tilde, which RFC 3986 §2.3 counts among the plain characters.
  return set.toString().replaceAll('%7E', '~');
}

/**
 * Tags a link for attribution. Only https links to `domains` get tags; other parameters keep their bytes and
 * their order, the fragment stays last; a link that is tagged already keeps its whole set, or gets a whole
 * new one, never a mix. Tagging twice changes nothing.
 * Throws a TypeError for what is no URL, and for an ambassador that is no pseudonym.
 * Source: reference/field.md §4a; support.google.com/analytics/answer/10917952 and 6366371 (no personal data).
 */
export function tagLink(tags: LinkTags): TaggedLink {
  const url = new URL(tags.url);
  const set = writeTags(tags);
  if (!checkLink(url.href, tags.domains).ok) return { href: url.href, outcome: 'not-ours' };
  const before = url.search.slice(1);
  const isTagged = before.split('&').some(isTag);
  if (isTagged && tags.whenTagged !== 'replace') return { href: url.href, outcome: 'kept' };
  // Setting the search text, not each parameter: URLSearchParams would rewrite the old query (`%20` to `+`).
  const rest = before.replace(/([^&]+)&?/g, (whole, pair: string) => (isTag(pair) ? '' : whole));
  url.search = rest === '' || rest.endsWith('&') ? `?${rest}${set}` : `?${rest}&${set}`;
  return { href: url.href, outcome: isTagged ? 'replaced' : 'tagged' };
}

/** Reads utm_content of a link back into its parts, or null where it is not one of ours. Never throws. */
export function readTaggedContent(href: string): TaggedContent | null {
  if (!URL.canParse(href)) return null;
  const contents = new URL(href).searchParams.getAll('utm_content');
  const [itemId = '', variantId = '', ambassador = '', ...more] = (contents[0] ?? '').split('.');
  if (contents.length !== 1 || more.length > 0) return null;
  if (!SLUG.test(itemId) || !SLUG.test(variantId)) return null;
  if (ambassador === ANONYMOUS) return { itemId, variantId, ambassador: null };
  return PSEUDONYM.test(ambassador) ? { itemId, variantId, ambassador } : null;
}
