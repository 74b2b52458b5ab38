import type { ItemKind } from '../contract/item.ts';
import type { Instant, NetworkId, Slug } from '../contract/primitives.ts';
import type { Reason } from './reason.ts';
import type { Sketch } from './sketch.ts';

/** One wording of one item, ready to insert into one network: text complete, link tagged, length checked. */
export interface Choice {
  itemId: Slug;
  itemRevision: number;
  itemKind: ItemKind;
  variantId: Slug;
  title: string;
  angle: string | null;
  locale: string;
  guidance: string | null;
  network: NetworkId;
  /** The text as it will stand in the composer, link and disclosure in place. */
  text: string;
  /** The link as it stands in the text. */
  link: string;
  /** The disclosure as it stands in the text; null if there is none. */
  disclosure: string | null;
  /** Whether the share may count as the person's: a tagged link carries their pseudonym, or nobody's. */
  attribution: 'pseudonym' | 'none';
  /** Length as the network counts it, and its limit. */
  length: number;
  limit: number;
  reasons: Reason[];
  expiresAt: Instant | null;
  /** What makes it a fact of a fact sheet: who says so, and as of when. */
  fact?: { source: string; asOf: Instant };
  /** Sketches of the wordings of this item that others shared lately. */
  taken?: Sketch[];
}

/** What a composer or the popup can offer now, and if nothing, why. */
export type OfferStatus =
  | 'ready'
  | 'nothing-for-you'
  | 'consent-needed'
  | 'not-enrolled'
  | 'no-feed-yet'
  | 'feed-expired'
  | 'paused';

/** The ranked short list for one network. */
export interface Offer {
  status: OfferStatus;
  choices: Choice[];
  /** In words: why there is nothing, or a reason to wait, which keeps nobody from sharing. */
  note?: string;
}
