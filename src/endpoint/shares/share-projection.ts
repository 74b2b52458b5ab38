import type { ShareRow, ShareState } from '../../contract/share-log.ts';
import type { StoredEvent } from '../store/store.ts';

/** What the events of one share say together: its row in the share log, without what the item knows. */
export type ShareProjection = Omit<ShareRow, 'itemTitle' | 'campaign'>;

type Published = StoredEvent & { evidence: NonNullable<StoredEvent['evidence']> };

const EVIDENCE_STRENGTH: Record<Published['evidence'], number> = { toast: 2, self: 1, probable: 0 };

/**
 * The one row that the events of a share give, in whatever order they came.
 *
 * Published beats probable beats abandoned beats inserted; a toast beats the person's own word, which beats a
 * composer that merely closed. What the events disagree on is taken from the insertion, else from the
 * earliest event. Once any event was sent without attribution, the share has no pseudonym and no permalink.
 */
export function projectShare(events: readonly [StoredEvent, ...StoredEvent[]]): ShareProjection {
  const chronicle = events.toSorted(byMoment);
  const origin =
    chronicle.find((event) => event.type === 'share.inserted') ?? chronicle[0] ?? events[0];
  const publications = chronicle
    .filter((event): event is Published => event.evidence !== null)
    .toSorted((a, b) => EVIDENCE_STRENGTH[b.evidence] - EVIDENCE_STRENGTH[a.evidence]);
  const publication = publications[0];
  const attributed = events.every((event) => event.attribution === 'pseudonym');
  const permalink = publications.find((event) => event.permalink !== null)?.permalink ?? null;
  return {
    shareId: origin.shareId,
    state: stateOf(publication, events),
    network: origin.network,
    composer: origin.composer,
    mode: origin.mode,
    itemId: origin.itemId,
    itemRevision: origin.itemRevision,
    variantId: origin.variantId,
    link: origin.link,
    permalink: attributed ? permalink : null,
    evidence: publication?.evidence ?? null,
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

function stateOf(publication: Published | undefined, events: readonly StoredEvent[]): ShareState {
  if (publication) return publication.evidence === 'probable' ? 'probable' : 'published';
  return events.some((event) => event.type === 'share.abandoned') ? 'abandoned' : 'inserted';
}

/** A total order that does not depend on arrival: the moment, then the id. */
function byMoment(a: StoredEvent, b: StoredEvent): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
