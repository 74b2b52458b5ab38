import type { Choice, OfferStatus } from '../domain/choice.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { Care } from '../messaging/care-messages.ts';
import type { DeliveryStatus } from '../messaging/delivery-messages.ts';
import type { DeviceStatus, FeedStatus, RecentShare } from '../messaging/extension-messages.ts';
import type { OwnResultsAnswer } from '../messaging/results-messages.ts';
import type { FakeAnswers } from '../ui/fake-page.ts';

/** A text ready to share, for tests. */
export const choice: Choice = {
  itemId: 'new-plant',
  itemRevision: 3,
  itemKind: 'article',
  variantId: 'results',
  title: 'Our new plant opens on Monday',
  angle: null,
  locale: 'en',
  guidance: null,
  network: 'linkedin',
  text: 'It opens on Monday.\n\nhttps://www.example.com/plant?utm_source=linkedin',
  link: 'https://www.example.com/plant?utm_source=linkedin',
  disclosure: null,
  attribution: 'pseudonym',
  length: 71,
  limit: 3_000,
  reasons: [{ code: 'urgent' }, { code: 'your-field', topic: 'supply-chain' }],
  expiresAt: null,
};

/** A device that accepted and is connected, for tests. */
export const device: DeviceStatus = {
  consent: 'accepted',
  enrolment: {
    endpointUrl: 'https://portevoix.example.com',
    tenant: 'acme',
    programme: {
      name: 'Acme Voices',
      slug: 'voices',
      domains: ['www.example.com'],
      curatedDomains: [],
    },
    ambassador: { pseudonym: 'k7m2q4xd', locale: 'en', topics: ['supply-chain'] },
  },
  managedEndpointUrl: null,
  withoutAttribution: false,
  mode: 'in-composer',
  managedMode: 'in-composer',
  pausedUntil: null,
};

/** Content that came an hour ago without trouble, for tests. */
export const feed: FeedStatus = {
  fetchedAt: new Date(Date.now() - 3_600_000).toISOString(),
  expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  itemCount: 12,
  errors: 0,
  lastError: null,
};

/** Everything delivered, for tests. */
export const delivery: DeliveryStatus = {
  queued: 0,
  oldestQueuedAt: null,
  nextAttemptAt: null,
  lastDeliveredAt: null,
  error: null,
  rejected: [],
  quarantined: [],
  elsewhere: [],
  storage: { database: null, journal: true, resets: 0, restored: 0 },
};

/** An editor that changed two hours ago, for tests. */
export const trouble: Trouble = {
  network: 'linkedin',
  kind: 'unrecognised-editor',
  recipe: null,
  at: new Date(Date.now() - 7_200_000).toISOString(),
  clientVersion: '0.1.0',
};

/** A share that went live, for tests. */
export const share: RecentShare = {
  shareId: '019a2f4e-7c1b-7d2a-9f3e-5b6c7d8e9f01',
  itemId: 'new-plant',
  title: 'Our new plant opens on Monday',
  network: 'linkedin',
  state: 'published',
  permalink: 'https://www.linkedin.com/feed/update/urn:li:share:1',
  wording: 'as-written',
  insertedAt: new Date(Date.now() - 7_200_000).toISOString(),
  outcomes: [],
  delivered: true,
};

const brought = {
  observed: { inserted: 2, published: 1, probable: 0, clicks: 4, people: 3, setAside: 2 },
  confirmed: {
    conversions: [{ type: 'lead' as const, total: 1 }],
    value: [{ amountMinor: 400_000, currency: 'EUR' }],
  },
};

/** What the share brought, for tests: three people, a confirmed lead, two clicks set aside. */
export const results: OwnResultsAnswer = {
  status: 'ready',
  total: brought,
  items: [{ itemId: 'new-plant', title: 'Our new plant opens on Monday', ...brought }],
  outcomes: [],
};

/** Nothing that stands against sharing, for tests. */
export const care: Care = {
  pause: null,
  topicPauses: [],
  advice: null,
  tags: device.enrolment && {
    programme: device.enrolment.programme,
    ambassador: device.enrolment.ambassador,
  },
};

/** A worker that answers everything the popup asks, for tests; `offer` says what there is to share. */
export function popupAnswers(offer: OfferStatus = 'ready'): FakeAnswers {
  return {
    'extension.get-device': () => device,
    'extension.get-feed-status': () => feed,
    'extension.get-delivery': () => delivery,
    'extension.list-recent-shares': () => [share],
    'extension.get-own-results': () => results,
    'extension.read-ledger': () => ({ queued: 0, waiting: [], sent: [], hasMore: false }),
    'extension.get-checklist': () => ({}),
    'extension.list-troubles': () => [],
    'extension.get-care': () => care,
    'extension.list-offer': () => ({ status: offer, choices: offer === 'ready' ? [choice] : [] }),
  };
}
