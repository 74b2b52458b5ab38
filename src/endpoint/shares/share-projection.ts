import type { ShareRow, ShareState } from '../../contract/share-log.ts';
import type { StoredEvent } from '../store/store.ts';

/** What the events of one share say together: its row in the share log, without what the item knows. */
export type ShareProjection = Omit<ShareRow, 'itemTitle' | 'campaign'>;

/** An event that says how the share ended. */
type Ending = { state: Exclude<ShareState, 'inserted'>; strength: number; event: StoredEvent };

/** What beats what, weakest first. A scheduled post is not published, whatever a composer that closed suggests. */
const ENDINGS = [
  'abandoned',
  'unclaimed',
  'probable',
  'time-set',
  'scheduled-list',
  'self',
  'toast',
] as const;

const PUBLICATIONS: ReadonlySet<ShareState> = new Set(['published', 'probable']);

/**
 * The one row that the events of a share give, in whatever order they came.
 *
 * Published beats scheduled beats probable beats unclaimed beats abandoned beats inserted; a toast beats the person's
 * own word. The row's evidence and wording are those of the best ending that has them. What the events disagree on is
 * taken from the insertion, else from the earliest event. Once any event was sent without attribution, the share has
 * no pseudonym and no permalink.
 */
export function projectShare(events: readonly [StoredEvent, ...StoredEvent[]]): ShareProjection {
  const chronicle = events.toSorted(byMoment);
  const origin =
    chronicle.find((event) => event.type === 'share.inserted') ?? chronicle[0] ?? events[0];
  const endings = chronicle
    .flatMap((event) => readEnding(event) ?? [])
    .toSorted((a, b) => b.strength - a.strength);
  const ending = endings[0];
  const publication = ending && PUBLICATIONS.has(ending.state) ? ending.event : null;
  const attributed = events.every((event) => event.attribution === 'pseudonym');
  const permalink = findFirst(endings, 'permalink');
  return {
    shareId: origin.shareId,
    state: ending?.state ?? 'inserted',
    network: origin.network,
    composer: origin.composer,
    mode: origin.mode,
    itemId: origin.itemId,
    itemRevision: origin.itemRevision,
    variantId: origin.variantId,
    link: origin.link,
    permalink: attributed && publication ? permalink : null,
    evidence: ending?.event.evidence ?? null,
    wording: findFirst(endings, 'wording'),
    pseudonym: attributed ? origin.pseudonym : null,
    insertedAt: origin.occurredAt,
    publishedAt: publication?.occurredAt ?? null,
    receivedAt: chronicle.reduce(
      (first, event) => (event.receivedAt < first ? event.receivedAt : first),
      origin.receivedAt,
    ),
    clientVersion: origin.clientVersion,
  };
}

function readEnding(event: StoredEvent): Ending | null {
  const state = stateOf(event);
  if (state === 'inserted') return null;
  const strength = ENDINGS.findIndex((name) => name === (event.evidence ?? state));
  return { state, strength, event };
}

function stateOf({ type, evidence }: StoredEvent): ShareState {
  switch (type) {
    case 'share.inserted':
      return 'inserted';
    case 'share.published':
      return evidence === 'probable' ? 'probable' : 'published';
    case 'share.scheduled':
      return 'scheduled';
    case 'share.unclaimed':
      return 'unclaimed';
    case 'share.abandoned':
      return 'abandoned';
  }
}

/** What the best ending that has this field says. */
function findFirst<Field extends 'permalink' | 'wording'>(
  endings: readonly Ending[],
  field: Field,
): StoredEvent[Field] | null {
  return endings.find(({ event }) => event[field] !== null)?.event[field] ?? null;
}

/** A total order that does not depend on arrival: the moment, then the id. */
function byMoment(a: StoredEvent, b: StoredEvent): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
