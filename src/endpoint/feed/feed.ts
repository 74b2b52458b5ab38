import { createHash } from 'node:crypto';
import { FEED_MAX_BYTES, FEED_MAX_ITEMS, type SignedFeed } from '../../contract/feed.ts';
import type { SignedItem } from '../../contract/item.ts';
import { feedStatement } from '../../domain/feed-statement.ts';
import type { Context } from '../context.ts';
import { toAmbassador } from '../enrolment/to-ambassador.ts';
import { DAY_MS, startOfDay } from '../instants.ts';
import type { Signer } from '../signing/signer.ts';
import type { AmbassadorRecord } from '../store/store.ts';
import { chooseItems } from './choose-items.ts';
import { isOwnHost, LINKS_OF_ITEM_BYTES, makeFeedLinks, type ServedLinks } from './feed-links.ts';
import type { FeedWindow } from './feed-window.ts';
import type { TakenWordings } from './taken-wordings.ts';

/** How long a client may use a feed that it can't refresh. */
const FEED_LIFETIME_MS = 7 * DAY_MS;

/** What the signature adds to the envelope, as base64url text. */
const SIGNATURE_BYTES = 86;

/** Everything of a feed but its items, and the strong validator of the whole. */
export interface FeedHead {
  envelope: SignedFeed;
  etag: string;
  signer: Signer;
  audience: FeedAudience;
}

/** What one process keeps for all feeds. */
export interface FeedSources {
  window: FeedWindow;
  taken: TakenWordings;
}

/** Whose feed it is, and where that person's clicks are counted, if they are. */
export interface FeedAudience {
  ambassador: AmbassadorRecord;
  served: ServedLinks | null;
}

/** A feed as it is sent, and how many items did not fit into it. */
export interface FeedAnswer {
  body: string;
  leftOut: number;
  /** There are short links, on a host that is not the company's: none of them is in the feed. */
  foreignLinks: boolean;
}

/**
 * The head of one ambassador's feed, null before there is a programme. `issuedAt` is the last change of the content, or
 * the start of today when that is later: asking again on the same day gives the same bytes. No item is read: the content
 * sequence, and the last moment at which one came or went by its dates, say which there are.
 */
export async function readFeedHead(
  context: Context,
  sources: FeedSources,
  audience: FeedAudience,
): Promise<FeedHead | null> {
  const { store, tenant } = context;
  const now = context.now();
  const { programme, pause, secret, contentSeq, contentChangedAt } = await store.readTenant(tenant);
  if (!programme) return null;
  const today = startOfDay(now);
  const issuedAt = contentChangedAt > today ? contentChangedAt : today;
  const { ambassador, served } = audience;
  const signer = context.readSigner();
  const { signed: composerRecipes } = await store.readRecipes(tenant);
  const { changedByDate, topicPauses } = await sources.window.read(contentSeq);
  const taken = await sources.taken.read();
  const envelope: SignedFeed = {
    tenant,
    seq: contentSeq,
    issuedAt,
    expiresAt: new Date(Date.parse(issuedAt) + FEED_LIFETIME_MS).toISOString(),
    programme,
    ambassador: toAmbassador(secret, ambassador, now),
    items: [],
    ...(pause && { pause }),
    ...(topicPauses.length > 0 && { topicPauses }),
    ...(taken.length > 0 && { taken }),
    keyRingChanges: [...signer.changes],
    ...(composerRecipes && { composerRecipes }),
    signature: { keyId: signer.keyId, value: '' },
  };
  const linkUrl = served?.linkUrl ?? null;
  const etag = strongEtag(JSON.stringify({ envelope, changedByDate, linkUrl }));
  return { envelope, etag, signer, audience };
}

/** The whole feed, newest items first; while the programme is paused, fact sheets at most. */
export async function completeFeed(
  { store, tenant, now }: Context,
  { envelope, signer, audience: { ambassador, served } }: FeedHead,
): Promise<FeedAnswer> {
  const published = await store.listPublishedItems(tenant, now().toISOString());
  const chosen = chooseItems(published, envelope);
  const shortened = served && isOwnHost(served, envelope.programme) ? served : null;
  const items = takeWhatFits(chosen, {
    budget: FEED_MAX_BYTES - sizeOf(envelope) - SIGNATURE_BYTES,
    besides: shortened ? LINKS_OF_ITEM_BYTES : 0,
  });
  const links = shortened && {
    links: await makeFeedLinks(shortened, {
      itemIds: items.map(({ item }) => item.id),
      ambassadorId: ambassador.ambassadorId,
    }),
  };
  const body = JSON.stringify(signFeed(signer, { ...envelope, ...links, items }));
  return {
    body,
    leftOut: chosen.length - items.length,
    foreignLinks: served !== null && !shortened,
  };
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

/** The first items that a client will accept together, each with so many bytes besides: the newest win. */
function takeWhatFits(
  items: readonly SignedItem[],
  { budget, besides }: { budget: number; besides: number },
): SignedItem[] {
  let left = budget;
  const end = items.slice(0, FEED_MAX_ITEMS).findIndex((item) => {
    left -= sizeOf(item) + 1 + besides;
    return left < 0;
  });
  return items.slice(0, end === -1 ? FEED_MAX_ITEMS : end);
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function strongEtag(content: string): string {
  return `"${createHash('sha256').update(content).digest('base64url')}"`;
}
