import type { Conversion } from '../../contract/conversion.ts';

/** A conversion as it is kept: instants in UTC, and the share that it names. */
export interface ConversionRecord {
  id: string;
  payloadHash: string;
  type: Conversion['type'];
  /** In minor units of the currency; null without a value. */
  amountMinor: number | null;
  currency: string | null;
  occurredAt: string;
  receivedAt: string;
  itemId: string;
  variantId: string;
  /** Null where the sender's `utm_content` stood alone: it does not say. */
  network: string | null;
  pseudonym: string | null;
}

/** What became of a conversion: kept, known already, known with another payload, or about an item that is not known here. */
export type ConversionOutcome = 'accepted' | 'duplicate' | 'conflict' | 'unknown-item';

/** The part of the store about conversions. The tenant comes first in every call, as everywhere. */
export interface ConversionStore {
  addConversion(tenant: string, conversion: ConversionRecord): Promise<ConversionOutcome>;
}
