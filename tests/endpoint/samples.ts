import { v7 } from 'uuid';
import type { Programme } from '../../src/contract/feed.ts';
import type { Item } from '../../src/contract/item.ts';
import type { Signature } from '../../src/contract/signature.ts';
import type { StoredOutcome } from '../../src/endpoint/store/report-store.ts';
import type { StoredEvent } from '../../src/endpoint/store/store.ts';

/** When the tests take place, unless they move the clock. */
export const NOW = '2026-11-23T09:30:00.000Z';

/** A programme with one host of its own and one that it curates. */
export const programme: Programme = {
  name: 'Lumière & Fils',
  slug: 'lumiere-voices',
  domains: ['www.example.com'],
  curatedDomains: ['press.example.org'],
};

/** An item that passes every check; `changes` make it another one. */
export function makeItem(changes: Partial<Item> = {}): Item {
  return {
    id: 'first-light',
    revision: 1,
    kind: 'article',
    title: 'First light',
    url: 'https://www.example.com/first-light',
    locale: 'en',
    topics: ['optics'],
    audiences: [],
    campaign: { id: 'c-1', slug: 'spring' },
    variants: [{ id: 'plain', network: 'any', locale: 'en', text: 'It works. {link}' }],
    disclosure: 'I work at Lumière & Fils.',
    publishAt: '2026-11-01T08:00:00Z',
    urgency: 'normal',
    source: 'company',
    ...changes,
  };
}

/** A signature as a store keeps it; a store never looks whether it is a good one. */
export const signature: Signature = { keyId: 'abcdefghijklmnop', value: 'A'.repeat(86) };

const insertion = {
  type: 'share.inserted',
  occurredAt: '2026-11-23T09:00:00Z',
  itemId: 'first-light',
  itemRevision: 1,
  variantId: 'plain',
  network: 'linkedin',
  composer: 'post',
  mode: 'in-composer',
  link: 'https://www.example.com/first-light?utm_source=linkedin',
  attribution: 'pseudonym',
  clientVersion: '1.0.0',
};

/** An event as a client sends it, right or wrong. */
export type EventDraft = typeof insertion & {
  id: string;
  shareId: string;
  evidence?: string;
  permalink?: string;
  wording?: string;
};

/** An insertion of {@link makeItem}'s item a moment before the tests take place; `changes` make it another event. */
export function makeEvent(changes: Partial<EventDraft> = {}): EventDraft {
  return { id: v7(), shareId: v7(), ...insertion, ...changes };
}

const report = {
  occurredAt: '2026-11-23T09:00:00Z',
  network: 'linkedin',
  attribution: 'pseudonym',
  clientVersion: '1.0.0',
};

/** A journalist's call, three days before the tests take place, that a share of {@link makeItem}'s item led to. */
export function makeOutcome(changes: Record<string, unknown> = {}) {
  return {
    type: 'outcome.reported',
    ...report,
    id: v7(),
    shareId: v7(),
    itemId: 'first-light',
    variantId: 'plain',
    kind: 'press-contact',
    happenedOn: '2026-11-20',
    ...changes,
  };
}

/** An outcome as the store keeps it. */
export function makeStoredOutcome(changes: Partial<StoredOutcome> = {}): StoredOutcome {
  return {
    type: 'outcome.reported',
    id: v7(),
    payloadHash: 'hash',
    reference: 'a'.repeat(26),
    occurredAt: '2026-11-23T09:00:00.000Z',
    sentAt: '2026-11-23T09:29:59.000Z',
    receivedAt: '2026-11-23T09:30:00.000Z',
    shareId: v7(),
    itemId: 'first-light',
    variantId: 'plain',
    network: 'linkedin',
    kind: 'press-contact',
    happenedOn: '2026-11-20',
    pseudonym: 'abcdefgh',
    clientVersion: '1.0.0',
    ...changes,
  };
}

/** A level that somebody chose to tell. */
export function makeLevel(changes: Record<string, unknown> = {}) {
  return { type: 'level.reached', ...report, id: v7(), level: 'persuasion', ...changes };
}

/** A batch of events as a client sends it a second before the tests take place. */
export function makeBatch(...events: readonly unknown[]) {
  return { sentAt: '2026-11-23T09:29:59Z', events };
}

/** A batch as a client sends it now, to an endpoint whose clock nobody set. */
export function makeBatchNow(...events: readonly unknown[]) {
  return { sentAt: new Date().toISOString(), events };
}

/** An event as the store keeps it. */
export function makeStoredEvent(changes: Partial<StoredEvent> = {}): StoredEvent {
  return {
    id: v7(),
    payloadHash: 'hash',
    type: 'share.inserted',
    shareId: v7(),
    occurredAt: '2026-11-23T09:00:00.000Z',
    sentAt: '2026-11-23T09:29:59.000Z',
    receivedAt: '2026-11-23T09:30:00.000Z',
    itemId: 'first-light',
    itemRevision: 1,
    variantId: 'plain',
    network: 'linkedin',
    composer: 'post',
    mode: 'in-composer',
    link: 'https://www.example.com/first-light',
    attribution: 'pseudonym',
    pseudonym: 'abcdefgh',
    evidence: null,
    permalink: null,
    wording: null,
    clientVersion: '1.0.0',
    ...changes,
  };
}
