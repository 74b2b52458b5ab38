import type { Item } from '../contract/item.ts';
import type { Slug } from '../contract/primitives.ts';
import type { Reason } from './reason.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Days for which an item counts as new. */
const NEW_FOR_DAYS = 3;
/** Days before its end from which an item is said to expire soon. */
const EXPIRES_SOON_DAYS = 3;

/** An item, and whether the person reads the language of the wording that would be offered. */
export interface RankingCandidate {
  item: Item;
  isInTheirLanguage: boolean;
}

/** What the ranking knows of the person and the moment. */
export interface RankingContext {
  /** Fields of expertise agreed with the person, the first one first. None: no item is outside their field. */
  topics: readonly Slug[];
  /** What they said that they do not speak about. */
  avoids: readonly Slug[];
  /** Items that the person shared on this network already. */
  sharedItemIds: ReadonlySet<string>;
  now: Date;
}

/** A candidate in its place, and why it stands there. */
export type Ranked<Candidate> = Candidate & { reasons: Reason[] };

/** An item without topics concerns everybody: it has no reason of this kind. What they avoid outweighs their field. */
function explainField(
  { topics }: Item,
  { topics: theirs, avoids }: Pick<RankingContext, 'topics' | 'avoids'>,
): Reason[] {
  if (topics.some((topic) => avoids.includes(topic))) return [{ code: 'other-field' }];
  if (topics.length === 0 || theirs.length === 0) return [];
  const topic = theirs.find((field) => topics.includes(field));
  return [topic === undefined ? { code: 'other-field' } : { code: 'your-field', topic }];
}

function explainTime({ publishAt, expiresAt }: Item, now: Date): Reason[] {
  const ageMs = now.getTime() - Date.parse(publishAt);
  const leftMs = expiresAt === undefined ? Infinity : Date.parse(expiresAt) - now.getTime();
  return [
    ...(ageMs <= NEW_FOR_DAYS * DAY_MS ? [{ code: 'new' } as const] : []),
    ...(leftMs <= EXPIRES_SOON_DAYS * DAY_MS
      ? [{ code: 'expires-soon', days: Math.max(0, Math.floor(leftMs / DAY_MS)) } as const]
      : []),
  ];
}

/** When the clock alone changes what there is to say of an item, or whether it may be offered, in milliseconds. */
function listMomentsMs({ publishAt, expiresAt }: Item): number[] {
  const startMs = Date.parse(publishAt);
  const endMs = expiresAt === undefined ? Infinity : Date.parse(expiresAt);
  const days = Array.from({ length: EXPIRES_SOON_DAYS }, (_, at) => at + 1);
  return [
    startMs,
    startMs + NEW_FOR_DAYS * DAY_MS + 1,
    endMs - EXPIRES_SOON_DAYS * DAY_MS,
    ...days.map((left) => endMs - left * DAY_MS + 1),
    endMs,
  ];
}

/** The next moment at which time alone changes which of these items are live, their reasons or their order; null: none will. */
export function nextMoment(items: readonly Item[], now: Date): Date | null {
  const nowMs = now.getTime();
  let nextMs = Infinity;
  for (const item of items) {
    for (const ms of listMomentsMs(item)) if (ms > nowMs && ms < nextMs) nextMs = ms;
  }
  return Number.isFinite(nextMs) ? new Date(nextMs) : null;
}

function explain({ item, isInTheirLanguage }: RankingCandidate, context: RankingContext): Reason[] {
  return [
    ...(item.urgency === 'urgent' ? [{ code: 'urgent' } as const] : []),
    ...explainField(item, context),
    ...(isInTheirLanguage ? [{ code: 'your-language' } as const] : []),
    ...explainTime(item, context.now),
    ...(context.sharedItemIds.has(item.id) ? [{ code: 'already-shared' } as const] : []),
  ];
}

/** What decides, most decisive first; each says +1 for higher, -1 for lower. The reasons alone make the order. */
const DECISIVE: readonly [Reason['code'], 1 | -1][] = [
  ['already-shared', -1],
  ['urgent', 1],
  ['other-field', -1],
  ['your-field', 1],
  ['your-language', 1],
  ['new', 1],
  ['expires-soon', 1],
];

function countReason(reasons: readonly Reason[], code: Reason['code']): number {
  return reasons.some((reason) => reason.code === code) ? 1 : 0;
}

function compareReasons(a: readonly Reason[], b: readonly Reason[]): number {
  for (const [code, sign] of DECISIVE) {
    const difference = countReason(b, code) - countReason(a, code);
    if (difference !== 0) return sign * difference;
  }
  return 0;
}

/** Newest first, then by id, then the newest revision: no two items of a feed are equal. */
function compareItems(a: Item, b: Item): number {
  const byDate = Date.parse(b.publishAt) - Date.parse(a.publishAt);
  if (byDate !== 0) return byDate;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return b.revision - a.revision;
}

/**
 * Puts candidates in order, each with its reasons: what was shared already comes last; before it, urgent ones,
 * then the person's field, their language, what is new, what expires soon. What is outside their field stands
 * lower, and stays: it is advice, not a lock. The order does not depend on the order of the input.
 */
export function rankItems<Candidate extends RankingCandidate>(
  candidates: readonly Candidate[],
  context: RankingContext,
): Ranked<Candidate>[] {
  return candidates
    .map((candidate) => ({ ...candidate, reasons: explain(candidate, context) }))
    .toSorted((a, b) => compareReasons(a.reasons, b.reasons) || compareItems(a.item, b.item));
}
