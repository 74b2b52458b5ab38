import { listItemHosts } from '../../domain/item-hosts.ts';
import { checkLink } from '../../domain/link-safety.ts';
import { tagLink } from '../../domain/tagged-link.ts';
import { findNetwork } from '../../networks/registry.ts';
import { mintPseudonym } from '../enrolment/pseudonym.ts';
import { ERASED_SUBJECT } from '../store/link-store.ts';
import type { FoundDestination, LinkBook } from './link-book.ts';
import { openCode } from './link-code.ts';
import { startOfQuarter } from './quarter.ts';

/** The parameter that carries the click's id to the company's site, which sends it back with a conversion. */
export const CLICK_PARAMETER = 'pv_click';
/** What stands for the wording in utm_content: a code names an item, not one of its wordings. */
export const SHORT_LINK_VARIANT = 'short-link';

/** Where a code leads: nowhere, perhaps somewhere once the book is read again, nowhere any more, or to an approved item. */
export type Destination =
  | { status: 'unknown' }
  | { status: 'unread' }
  | { status: 'ended' }
  | FoundDestination;

/** Codes of which a book knows where they led; of more, it forgets all. */
const LED_MOST = 10_000;

/**
 * Where a code leads at a moment, by what approval says then. Nothing of it comes from the request: the address is
 * the item's, still https and still on a host of the programme, tagged for the network and the sharer. A code that is
 * asked for again is not opened again while the book is the same.
 */
export function findDestination(book: LinkBook, code: string, now: Date): Destination {
  const known = book.led.get(code);
  const led = known ?? openDestination(book, code);
  if (led.status !== 'found') return led;
  if (!known) {
    if (book.led.size >= LED_MOST) book.led.clear();
    book.led.set(code, led);
  }
  return led.sinceMs <= now.getTime() && now.getTime() < led.untilMs ? led : { status: 'ended' };
}

function openDestination(book: LinkBook, code: string): Destination {
  const sealed = openCode(book.keys, code);
  if (!sealed) return { status: 'unknown' };
  if (!book.programme) return { status: 'unread' };
  const { programme, subjects } = book;
  const itemId = subjects.item.get(sealed.item);
  const network = findNetwork(subjects.network.get(sealed.network) ?? '');
  const ambassadorId = subjects.ambassador.get(sealed.ambassador) ?? null;
  if (itemId === undefined || !network) return { status: 'unread' };
  if (sealed.ambassador !== 0 && ambassadorId === null) return { status: 'unread' };
  const item = book.items.get(itemId);
  if (!item || !checkLink(item.url, listItemHosts(item.source, programme)).ok)
    return { status: 'ended' };
  const isKnown = ambassadorId !== null && !ambassadorId.startsWith(ERASED_SUBJECT);
  const pseudonym = isKnown
    ? mintPseudonym(book.secret, { ambassadorId }, startOfQuarter(sealed.quarter))
    : null;
  const { href } = tagLink({
    url: item.url,
    source: network.utmSource,
    campaign: item.campaign,
    programme: programme.slug,
    itemId,
    variantId: SHORT_LINK_VARIANT,
    ambassador: pseudonym,
    domains: programme.domains,
  });
  return {
    status: 'found',
    itemId,
    network: network.id,
    pseudonym,
    hrefFor: addClickIds(href, programme.domains),
    sinceMs: Date.parse(item.publishAt),
    untilMs: item.expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(item.expiresAt),
  };
}

/** Adds ids of clicks to a link of the company's own; others' links stay as they are. */
function addClickIds(href: string, domains: readonly string[]): (clickId: string) => string {
  if (!checkLink(href, domains).ok) return () => href;
  const url = new URL(href);
  const { hash } = url;
  url.search = `${url.search === '' ? '?' : `${url.search}&`}${CLICK_PARAMETER}=`;
  url.hash = '';
  const before = url.href;
  return (clickId) => `${before}${clickId}${hash}`;
}
