import { createHash } from 'node:crypto';
import type { Conversion } from '../../contract/conversion.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { readTaggedContent } from '../../domain/tagged-link.ts';
import { networks } from '../../networks/registry.ts';
import type { Context } from '../context.ts';
import { DAY_MS, toUtc } from '../instants.ts';
import type { ConversionOutcome } from '../store/conversion-store.ts';

/** How far a sender's clock may be ahead of ours. */
const AHEAD_MAX_MS = DAY_MS;

/** What became of a conversion that passed its schema. */
export type IntakeOutcome = ConversionOutcome | 'untagged' | 'in-the-future';

/**
 * Takes in a conversion that one of the company's systems saw. It is on disk when the answer is there. The address that
 * it came with may hold anything, so that only what its tags say is kept; the payload's hash tells a second try from
 * another conversion under the same id.
 */
export async function takeInConversion(
  { store, tenant, now }: Context,
  conversion: Conversion,
): Promise<IntakeOutcome> {
  const { type, value } = conversion;
  const link = conversion.landingUrl ?? linkOf(conversion.utmContent ?? '');
  const content = readTaggedContent(link);
  if (!content) return 'untagged';
  const receivedAt = now();
  const occurredAt = toUtc(conversion.occurredAt);
  if (Date.parse(occurredAt) - receivedAt.getTime() > AHEAD_MAX_MS) return 'in-the-future';
  const kept = {
    id: conversion.id.toLowerCase(),
    type,
    amountMinor: value?.amountMinor ?? null,
    currency: value?.currency ?? null,
    occurredAt,
    itemId: content.itemId,
    variantId: content.variantId,
    network: readNetwork(link),
    pseudonym: content.ambassador,
  };
  const payloadHash = createHash('sha256').update(canonicalJson(kept)).digest('hex');
  return store.addConversion(tenant, {
    ...kept,
    payloadHash,
    receivedAt: receivedAt.toISOString(),
  });
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
