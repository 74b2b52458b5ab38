import type { EventResult } from '../contract/event.ts';
import type { Feed } from '../contract/feed.ts';
import type { DeviceEvent } from '../contract/report.ts';
import type { KeyRing } from '../contract/signature.ts';
import { makeArticle } from '../domain/item-fixtures.ts';
import { newEventId } from '../domain/new-id.ts';
import { Database } from '../storage/database.ts';
import { FakeArea } from '../storage/fake-area.ts';
import { feedSetting } from '../storage/feed-state.ts';
import { keepFeed } from '../storage/feed-store.ts';
import { changeSetting, deviceSetting, type StoredDevice } from '../storage/settings.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import type { EndpointResult } from '../sync/endpoint-result.ts';
import type { WorkerContext } from './context.ts';

const KEY_RING: KeyRing = {
  version: 1,
  active: { id: 'abcdefghijklmnop', key: 'A'.repeat(43) },
  next: { id: 'ponmlkjihgfedcba', key: 'B'.repeat(43) },
};

/** An enrolment with one company, for tests. */
export function makeEnrolment(host: string): NonNullable<StoredDevice['enrolment']> {
  return {
    endpointUrl: `https://${host}`,
    tenant: 'default',
    deviceToken: `token of ${host}`,
    programme: {
      name: `Programme of ${host}`,
      slug: 'voices',
      domains: ['www.example.com'],
      curatedDomains: [],
    },
    ambassador: { pseudonym: 'abcdefgh', locale: 'en', topics: [] },
    keyRing: null,
  };
}

/** A feed of one article, for tests. */
export function makeFeed(changes: Partial<Feed> = {}): Feed {
  const { programme, ambassador } = makeEnrolment('acme.example');
  return {
    tenant: 'default',
    seq: 1,
    issuedAt: '2026-11-23T09:00:00Z',
    expiresAt: '2026-11-30T09:00:00Z',
    programme,
    ambassador,
    items: [makeArticle()],
    ...changes,
  };
}

/** What one endpoint got, and what it answers. */
export type FakePost = (events: readonly DeviceEvent[]) => Promise<EndpointResult<EventResult[]>>;

/** A worker with a real store, whose endpoints are functions by host, for tests. */
export class FakeWorker {
  readonly area = new FakeArea();
  /** What reached each endpoint, by its address. */
  readonly received = new Map<string, string[]>();
  readonly scheduled: (number | null)[] = [];
  now = new Date('2026-11-23T12:00:00Z');
  post: FakePost = async (events) => accept(events);
  readonly context: WorkerContext;

  constructor(database = new Database(`test-${newEventId()}`, this.area)) {
    this.context = {
      database,
      now: () => this.now,
      random: () => 0.5,
      clientVersion: '0.1.0',
      createClient: ({ baseUrl }) => this.#createClient(baseUrl),
      readPolicy: async () => ({ endpointUrl: null, shareMode: 'in-composer' }),
      scheduleDelivery: async (delayMs) => {
        this.scheduled.push(delayMs);
      },
      openTab: async () => {},
    };
  }

  /** Consent, and an enrolment with this company. */
  async accept(host = 'old.example'): Promise<void> {
    await changeSetting(this.context.database, deviceSetting, (stored) => ({
      ...stored,
      consent: 'accepted' as const,
      enrolment: makeEnrolment(host),
    }));
  }

  /** A feed, as a refresh leaves it. */
  async keepFeed(feed: Feed): Promise<void> {
    const { database, clientVersion } = this.context;
    const state = feedSetting.initial;
    await keepFeed(database, { feed, checkedBy: clientVersion, revisions: {}, state });
  }

  #createClient(baseUrl: string): EndpointClient {
    return {
      enrol: async () => {
        const { endpointUrl: _url, ...enrolment } = makeEnrolment(new URL(baseUrl).host);
        return { ok: true, value: { ...enrolment, keyRing: KEY_RING } };
      },
      getFeed: refuse,
      getKeyRing: refuse,
      postEvents: async (events) => {
        const ids = this.received.get(baseUrl) ?? [];
        this.received.set(baseUrl, [...ids, ...events.map(({ id }) => id)]);
        return this.post(events);
      },
      getOwnResults: refuse,
      bidFarewell: refuse,
      getReceipt: refuse,
      getOwnOutcomes: refuse,
      listOutcomes: refuse,
      decideOutcome: refuse,
      getAdminSession: refuse,
      listShares: refuse,
      getResults: refuse,
      getProgrammeFigures: refuse,
      putProgrammeFigures: refuse,
      exportRows: refuse,
    };
  }
}

const refuse = async () => ({ ok: false, error: 'unreachable' }) as const;

/** An answer that accepts every event. */
export function accept(events: readonly DeviceEvent[]): EndpointResult<EventResult[]> {
  return { ok: true, value: events.map(({ id }) => ({ id, status: 'accepted' })) };
}
