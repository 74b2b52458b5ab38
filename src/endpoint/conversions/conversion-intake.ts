import type { Conversion } from '../../contract/conversion.ts';
import { uuidV7Schema } from '../../contract/primitives.ts';
import { readTaggedContent } from '../../domain/tagged-link.ts';
import { networks } from '../../networks/registry.ts';
import type { Context } from '../context.ts';
import { DAY_MS, toUtc } from '../instants.ts';
import { CLICK_PARAMETER } from '../links/destination.ts';
import { hashPayload } from '../payload-hash.ts';
import type {
  ConversionOutcome,
  ConversionSource,
  TaggedShare,
} from '../store/conversion-store.ts';

/** How far a sender's clock may be ahead of ours. */
const AHEAD_MAX_MS = DAY_MS;

/** What became of a conversion that passed its schema. */
export type IntakeOutcome = ConversionOutcome | 'untagged' | 'in-the-future' | 'let-go';

/**
 * Takes in a conversion that one of the company's systems saw. It is on disk when the answer is there. The address that
 * it came with may hold anything, so that only what its tags say is kept; the payload's hash tells a second try from
 * another conversion under the same id. A dry run answers the same and keeps nothing.
 */
export async function takeInConversion(
  { store, tenant, now }: Context,
  conversion: Conversion,
  { source, dryRun = false }: { source: ConversionSource; dryRun?: boolean },
): Promise<IntakeOutcome> {
  const { type, value } = conversion;
  const link = conversion.landingUrl ?? linkOf(conversion.utmContent ?? '');
  const tagged = readTaggedShare(link);
  const clickIds = listClickIds(conversion);
  if (!tagged && clickIds.length === 0) return 'untagged';
  const receivedAt = now();
  const occurredAt = toUtc(conversion.occurredAt);
  const rawFrom = await store.readRawFrom(tenant);
  if (rawFrom !== null && occurredAt < rawFrom) return 'let-go';
  if (Date.parse(occurredAt) - receivedAt.getTime() > AHEAD_MAX_MS) return 'in-the-future';
  const kept = {
    id: conversion.id.toLowerCase(),
    type,
    amountMinor: value?.amountMinor ?? null,
    currency: value?.currency ?? null,
    occurredAt,
  };
  // A conversion without visits has the hash that it had before there were any to tell.
  const told = { ...kept, ...tagged, ...(clickIds.length > 0 && { clickIds }) };
  const record = {
    ...kept,
    source,
    clickIds,
    tagged,
    payloadHash: hashPayload(told),
    receivedAt: receivedAt.toISOString(),
  };
  return store.addConversion(tenant, record, { dryRun });
}

/** The visits that a conversion names, once each: its sender's list, and what the landing address was given. */
function listClickIds({ clickIds = [], landingUrl }: Conversion): string[] {
  const landed = landingUrl ? new URL(landingUrl).searchParams.getAll(CLICK_PARAMETER) : [];
  const valid = landed.filter((id) => uuidV7Schema.safeParse(id).success).slice(0, 1);
  return [...new Set([...clickIds, ...valid].map((id) => id.toLowerCase()))].toSorted();
}

function readTaggedShare(link: string): TaggedShare | null {
  const content = readTaggedContent(link);
  if (!content) return null;
  const { itemId, variantId, ambassador } = content;
  return { itemId, variantId, network: readNetwork(link), pseudonym: ambassador };
}

/** An address that carries nothing but this `utm_content`; nobody ever follows it. */
function linkOf(utmContent: string): string {
  return `https://landing.invalid/?${new URLSearchParams({ utm_content: utmContent })}`;
}

/** The network that a landing address names as its source, if it is one that we know. */
function readNetwork(link: string): string | null {
  const source = new URL(link).searchParams.get('utm_source');
  return networks.find(({ utmSource }) => utmSource === source)?.id ?? null;
}
