import type { Conversion } from '../../contract/conversion.ts';
import type { ClickRecord } from '../links/click.ts';

/** The share that the tags of a link name. */
export interface TaggedShare {
  itemId: string;
  variantId: string;
  /** Null where the sender's `utm_content` stood alone: it does not say. */
  network: string | null;
  pseudonym: string | null;
}

/** Who told of a conversion: a system with its API key, a file, a page of the company's site, an ambassador. */
export type ConversionSource = 'system' | 'file' | 'site' | 'self';

/** A conversion to keep: instants in UTC, the visits that its sender names, and the share that its tags do. */
export interface ConversionRecord {
  id: string;
  payloadHash: string;
  type: Conversion['type'];
  /** In minor units of the currency; null without a value. */
  amountMinor: number | null;
  currency: string | null;
  occurredAt: string;
  receivedAt: string;
  source: ConversionSource;
  clickIds: readonly string[];
  tagged: TaggedShare | null;
}

/** A visit that led to a conversion, as it was when the conversion came. */
export type ConversionTouch = Pick<
  ClickRecord,
  'id' | 'occurredAt' | 'itemId' | 'network' | 'pseudonym'
>;

/** A conversion as it is put into the database, under the share that it belongs to. */
export type KeptConversion = Omit<ConversionRecord, 'clickIds' | 'tagged'> &
  TaggedShare & { touches: readonly ConversionTouch[] };

/**
 * What became of a conversion: kept, known already, known with another payload, about an item that is not known here,
 * or about visits alone of which none is.
 */
export type ConversionOutcome =
  | 'accepted'
  | 'duplicate'
  | 'conflict'
  | 'unknown-item'
  | 'unknown-clicks';

/** The part of the store about conversions. The tenant comes first in every call, as everywhere. */
export interface ConversionStore {
  /** With `dryRun`, answers what it would and keeps nothing. */
  addConversion(
    tenant: string,
    conversion: ConversionRecord,
    options?: { dryRun: boolean },
  ): Promise<ConversionOutcome>;
}
