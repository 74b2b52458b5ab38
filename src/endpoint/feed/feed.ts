import { createHash } from 'node:crypto';
import { FEED_MAX_BYTES, FEED_MAX_ITEMS, type SignedFeed } from '../../contract/feed.ts';
import type { SignedItem } from '../../contract/item.ts';
import { feedStatement } from '../../domain/feed-statement.ts';
import type { Context } from '../context.ts';
import { mintPseudonym } from '../enrolment/pseudonym.ts';
import { DAY_MS, startOfDay } from '../instants.ts';
import type { Signer } from '../signing/signer.ts';
import type { AmbassadorRecord } from '../store/store.ts';

/** How long a client may use a feed that it can't refresh. */
const FEED_LIFETIME_MS = 7 * DAY_MS;

/** What the signature adds to the envelope, as base64url text. */
const SIGNATURE_BYTES = 86;

/** A feed as it is sent, its strong validator, and how many items did not fit into it. */
export interface FeedAnswer {
  body: string;
  etag: string;
  leftOut: number;
}

/**
 * The feed of one ambassador, newest items first, null before there is a programme. `issuedAt` is the last change
 * of the content, or the start of today when that is later: asking again on the same day gives the same bytes.
 */
export async function readFeed(
  context: Context,
  ambassador: AmbassadorRecord,
): Promise<FeedAnswer | null> {
  const { store, tenant } = context;
  const now = context.now();
  const { programme, secret, contentSeq, contentChangedAt } = await store.readTenant(tenant);
  if (!programme) return null;
  const published = await store.listPublishedItems(tenant, now.toISOString());
  const today = startOfDay(now);
  const issuedAt = contentChangedAt > today ? contentChangedAt : today;
  const { locale, topics } = ambassador;
  const signer = context.readSigner();
  const { signed: composerRecipes } = await store.readRecipes(tenant);
  const envelope: SignedFeed = {
    tenant,
    seq: contentSeq,
    issuedAt,
    expiresAt: new Date(Date.parse(issuedAt) + FEED_LIFETIME_MS).toISOString(),
    programme,
    ambassador: { pseudonym: mintPseudonym(secret, ambassador, now), locale, topics },
    items: [],
    keyRingChanges: [...signer.changes],
    ...(composerRecipes && { composerRecipes }),
    signature: { keyId: signer.keyId, value: '' },
  };
  const items = takeWhatFits(published, FEED_MAX_BYTES - sizeOf(envelope) - SIGNATURE_BYTES);
  const body = JSON.stringify(signFeed(signer, { ...envelope, items }));
  return { body, etag: strongEtag(body), leftOut: published.length - items.length };
}

/** Whether an If-None-Match header names this validator, by the weak comparison that RFC 9110 asks for here. */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '')
    .split(',')
    .map((name) => name.trim().replace(/^W\//, ''))
    .some((name) => name === etag || name === '*');
}

/** The feed with its own signature; its items have theirs already. */
export function signFeed(signer: Signer, feed: Omit<SignedFeed, 'signature'>): SignedFeed {
  return { ...feed, signature: signer.sign('feed', feedStatement(feed)) };
}

/** The first items that a client will accept together: the newest win. */
function takeWhatFits(items: readonly SignedItem[], budget: number): SignedItem[] {
  let left = budget;
  const end = items.slice(0, FEED_MAX_ITEMS).findIndex((item) => {
    left -= sizeOf(item) + 1;
    return left < 0;
  });
  return items.slice(0, end === -1 ? FEED_MAX_ITEMS : end);
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function strongEtag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url')}"`;
}
