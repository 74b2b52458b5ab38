import type { ComposerRecipes } from '../contract/composer-recipes.ts';
import { type Feed, type SignedFeed, signedFeedSchema } from '../contract/feed.ts';
import { listIssues } from '../contract/problem.ts';
import type { KeyRing } from '../contract/signature.ts';
import { feedStatement } from '../domain/feed-statement.ts';
import { listItemHosts } from '../domain/item-hosts.ts';
import { checkLink } from '../domain/link-safety.ts';
import { checkRecipes, type RecipeExpectation } from './check-recipes.ts';
import { followKeyRing } from './follow-key-ring.ts';
import { parseJson } from './parse-json.ts';
import { createVerifier, type SignatureVerifier } from './verify-signature.ts';

/** Why a feed is refused as a whole. */
export type FeedRefusal =
  | 'malformed'
  | 'expired'
  | 'rollback'
  | 'wrong-tenant'
  | 'unknown-key'
  | 'bad-signature'
  | 'unsafe-link';

/** A feed that may be used, with the keys to pin from now on and the recipes that hold; or why not. */
export type FeedCheck =
  | { ok: true; feed: Feed; keyRing: KeyRing; recipes: ComposerRecipes | null }
  | { ok: false; code: FeedRefusal; detail: string };

/** What a feed is checked against: the tenant and the keys that this device enrolled with, and what came before. */
export interface FeedExpectation {
  tenant: string;
  keyRing: KeyRing;
  lastGood: Pick<Feed, 'tenant' | 'seq' | 'issuedAt'> | null;
  /** The highest revision seen of each item, also of those that have left the feed since. */
  revisions: Readonly<Record<string, number>>;
  recipes: RecipeExpectation;
  now: Date;
}

/** Checks a feed as it came over the wire. One fault refuses all of it: the last good one is better than half of a bad one. */
export async function checkFeed(body: string, expected: FeedExpectation): Promise<FeedCheck> {
  const parsed = signedFeedSchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const [first] = listIssues(parsed.error, 1);
    return refuse('malformed', `${first?.pointer || '/'}: ${first?.detail ?? 'not JSON'}`);
  }
  const signed = parsed.data;
  if (signed.tenant !== expected.tenant) return refuse('wrong-tenant', signed.tenant);
  const keyRing = await followKeyRing(signed.tenant, expected.keyRing, signed.keyRingChanges);
  const verify = await createVerifier(signed.tenant, keyRing);
  const forgery = await findForgery(signed, verify);
  if (forgery) return forgery;
  const feed = stripSignatures(signed);
  const fault = findStale(feed, expected) ?? findUnsafeLink(feed);
  if (fault) return fault;
  const recipes = await checkRecipes(signed.composerRecipes, verify, expected.recipes);
  return { ok: true, feed, keyRing, recipes };
}

function stripSignatures(signed: SignedFeed): Feed {
  const {
    items,
    keyRingChanges: _changes,
    composerRecipes: _recipes,
    signature: _own,
    ...envelope
  } = signed;
  return { ...envelope, items: items.map(({ item }) => item) };
}

async function findForgery(feed: SignedFeed, verify: SignatureVerifier): Promise<FeedCheck | null> {
  const whole = await verify('feed', feedStatement(feed), feed.signature);
  if (whole !== 'good') return refuse(whole, 'feed');
  for (const { item, signature } of feed.items) {
    const verdict = await verify('item', item, signature);
    if (verdict !== 'good') return refuse(verdict, item.id);
  }
  return null;
}

function findStale(feed: Feed, { lastGood, revisions, now }: FeedExpectation): FeedCheck | null {
  if (lastGood?.tenant === feed.tenant) {
    if (feed.seq < lastGood.seq) return refuse('rollback', `${feed.seq} < ${lastGood.seq}`);
    const lastIssued = Date.parse(lastGood.issuedAt);
    // A day that has not come yet says only that the endpoint's clock was wrong: it must not refuse all feeds until then.
    if (lastIssued <= now.getTime() && Date.parse(feed.issuedAt) < lastIssued) {
      return refuse('rollback', `${feed.issuedAt} < ${lastGood.issuedAt}`);
    }
  }
  for (const { id, revision } of feed.items) {
    const seen = revisions[id] ?? 0;
    if (revision < seen) return refuse('rollback', `${id}: ${revision} < ${seen}`);
  }
  return Date.parse(feed.expiresAt) <= now.getTime() ? refuse('expired', feed.expiresAt) : null;
}

function findUnsafeLink({ items, programme }: Feed): FeedCheck | null {
  for (const { id, url, source } of items) {
    const link = checkLink(url, listItemHosts(source, programme));
    if (!link.ok) return refuse('unsafe-link', `${id}: ${link.reason}`);
  }
  return null;
}

function refuse(code: FeedRefusal, detail: string): Extract<FeedCheck, { ok: false }> {
  return { ok: false, code, detail };
}
