import type { ComposerKind } from '../contract/event.ts';
import type { NetworkFacts } from '../domain/network-facts.ts';

/** A CSS selector with the day it was last seen to work, or last reported to. Lists go newest first; the build drops the days. */
export interface DatedSelector {
  css: string;
  seen: string;
  /** Nobody has described it: reasoned from its neighbours, until somebody sees it. */
  guess?: true;
}

/** What tells an editor that is a composer's from all others. Data only: nothing here runs. */
export interface ComposerOutline {
  id: string;
  /** The editable element itself. */
  editor: readonly DatedSelector[];
  /** The box that the editor must stand in: its dialog, its modal, its column. */
  root: readonly DatedSelector[];
}

/** All that the loader, and so every page of a network, carries of it. */
export interface NetworkOutline {
  id: string;
  /** Match patterns of its pages, for the manifest and for checking who sends a message. */
  matches: readonly string[];
  composers: readonly ComposerOutline[];
  /** Editors of the same engines that are none of our business: comments, messages, articles. */
  never: readonly DatedSelector[];
}

/** How one composer of a network is found in the page, and what is where in it. */
export interface ComposerRecipe extends ComposerOutline {
  /** What our element follows: the nearest match around the editor, inside the root. */
  anchor: readonly DatedSelector[];
  /** `own-row`: below the anchor, and below the box that scrolls it; `in-toolbar`: in the anchor's row. */
  place: 'own-row' | 'in-toolbar';
  /** The control that posts, inside the root; also in its disabled state. */
  post: readonly DatedSelector[];
  /** What kind of composer this is; the first rule that fits wins, else `post`. */
  kinds: readonly KindRule[];
}

/** A composer is of this kind when the root contains `contains`, or the address contains `path`. */
export interface KindRule {
  kind: ComposerKind;
  contains?: string | undefined;
  path?: string | undefined;
}

/**
 * Where the network has posts written, whatever its editor looks like: there, an editor that no recipe fits is a
 * sign that the network has changed. Narrow on purpose, for a false alarm is worse than none. Apart from
 * {@link Network}: the loader does without.
 */
export interface ExpectedComposer {
  /** What an editor of posts can be; the fields of polls, dates and captions are not. */
  editor: readonly DatedSelector[];
  /** Boxes that are composers, wherever they stand. */
  screens: readonly DatedSelector[];
  /** Addresses at which the nearest `box` around the editor is a composer. */
  addresses: readonly DatedAddress[];
  box: readonly DatedSelector[];
  /** Elements whose very names name a person; a diagnostic leaves their attributes out. */
  personal: readonly DatedSelector[];
}

/** A pattern for an address's path and query, with the day it was last seen. */
export interface DatedAddress {
  pattern: string;
  seen: string;
}

/** How the network says that a post went live. Only a toast that is new since Post counts. */
export interface PublicationRecipe {
  toast: readonly DatedSelector[];
  /** Applied to the toast link's address; `$1` of it fills `template`, a permalink without a user name. */
  permalink: { pattern: string; template: string };
}

/** How a network shows, in no language, that a post did not go live. Apart from {@link Network}: only the composer part needs it. */
export interface HeldBackRecipe {
  /** Toasts that say that posting failed. */
  refusal: readonly DatedSelector[];
  /** Where a time is chosen; there while it is. A time is set if the Post control then has another label. */
  picker: readonly DatedSelector[];
  /** Address of the list of scheduled posts, as a pattern: a toast that leads there says that one was added. */
  list: { pattern: string; seen: string; guess?: true };
}

/** A social network: everything that is known of it, as data that the page, the worker and the endpoint can read. */
export interface Network extends NetworkFacts, NetworkOutline {
  id: NetworkFacts['id'];
  composers: readonly ComposerRecipe[];
  publication: PublicationRecipe;
}

/** A network's own composer, prefilled. Apart from {@link Network}: no page needs it. */
export interface PrefilledRecipe {
  address: string;
  /** The parameter that takes the text. */
  textParameter: string;
  seen: string;
}

/** Joins dated selectors into one list for `matches` and `closest`. */
export function toCss(selectors: readonly DatedSelector[]): string {
  return selectors.map((selector) => selector.css).join(',');
}

/** The permalink of a post without anybody's user name in it, or null if the address is not one. */
export function canonicalPermalink(network: Network, href: string): string | null {
  const { pattern, template } = network.publication.permalink;
  const found = new RegExp(pattern).exec(href);
  return found?.[1] ? template.replace('$1', () => found[1] ?? '') : null;
}
