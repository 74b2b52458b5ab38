import { describe, expect, it } from 'vitest';
import { type EventResult, eventBatchAnswerSchema } from '../../src/contract/event.ts';
import { type ShareRow, shareLogPageSchema } from '../../src/contract/share-log.ts';
import { makeBatch, makeEvent, makeItem } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

async function deliver(
  endpoint: TestEndpoint,
  token: string,
  events: readonly unknown[],
  sentAt?: string,
): Promise<EventResult[]> {
  const batch = makeBatch(...events);
  const json = sentAt === undefined ? batch : { ...batch, sentAt };
  const answer = await endpoint.send('/v1/events', { token, json });
  expect(answer.status).toBe(200);
  return eventBatchAnswerSchema.parse(await answer.json()).results;
}

async function readLog(endpoint: TestEndpoint): Promise<ShareRow[]> {
  const answer = await endpoint.send('/v1/admin/shares', { token: endpoint.adminToken });
  return shareLogPageSchema.parse(await answer.json()).rows;
}

const publish = (network: string, permalink: string) =>
  makeEvent({ type: 'share.published', evidence: 'toast', network, permalink });

/** The kept totals are those of the log, and there are so many events. */
async function expectTotals(
  { context: { store, tenant } }: TestEndpoint,
  events: number,
): Promise<void> {
  const totals = await store.listEventTotals(tenant);
  expect(totals).toEqual(await store.recountEvents(tenant));
  expect(totals.reduce((sum, { total }) => sum + total, 0)).toBe(events);
}

describe('POST /v1/events', () => {
  it('stores an event with the pseudonym of the token that sent it', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken, ambassador } = await endpoint.enrol();
    const event = makeEvent();
    const results = await deliver(endpoint, deviceToken, [event]);
    expect(results).toEqual([{ id: event.id, status: 'accepted' }]);
    expect(await readLog(endpoint)).toEqual([
      {
        shareId: event.shareId,
        state: 'inserted',
        network: 'linkedin',
        composer: 'post',
        mode: 'in-composer',
        itemId: 'first-light',
        itemRevision: 1,
        itemTitle: 'First light',
        variantId: 'plain',
        campaign: 'spring',
        link: event.link,
        permalink: null,
        evidence: null,
        wording: null,
        pseudonym: ambassador.pseudonym,
        insertedAt: '2026-11-23T09:00:00.000Z',
        publishedAt: null,
        receivedAt: '2026-11-23T09:30:00.000Z',
        clientVersion: '1.0.0',
      },
    ]);
  });

  it('keeps a scheduled post apart from the published, with what says so and how much of the wording was kept', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const inserted = makeEvent();
    const { shareId } = inserted;
    const scheduled = makeEvent({
      type: 'share.scheduled',
      shareId,
      evidence: 'time-set',
      wording: 'touched',
    });
    await deliver(endpoint, deviceToken, [inserted, scheduled]);
    expect(await readLog(endpoint)).toMatchObject([
      { state: 'scheduled', evidence: 'time-set', wording: 'touched', publishedAt: null },
    ]);
    const listed = async (state: string) => {
      const answer = await endpoint.send(`/v1/admin/shares?state=${state}`, {
        token: endpoint.adminToken,
      });
      return shareLogPageSchema.parse(await answer.json()).total;
    };
    expect(await listed('scheduled')).toBe(1);
    expect(await listed('published')).toBe(0);
  });

  it('says of a share whose end nobody saw that it is unclaimed', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    await deliver(endpoint, deviceToken, [makeEvent({ type: 'share.unclaimed' })]);
    expect(await readLog(endpoint)).toMatchObject([{ state: 'unclaimed', evidence: null }]);
  });

  it('answers every event by itself, in the order sent', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const good = makeEvent();
    const results = await deliver(endpoint, deviceToken, [
      makeEvent({ itemId: 'never-published' }),
      good,
      { ...makeEvent(), network: 'No Network' },
      good,
      { ...good, network: 'x' },
      makeEvent({ itemRevision: 9 }),
    ]);
    expect(results.map(({ status, reason }) => reason ?? status)).toEqual([
      'unknown-item',
      'accepted',
      'invalid',
      'duplicate',
      'conflict',
      'unknown-item',
    ]);
    expect(results[2]?.detail).toContain('/network');
    expect(await readLog(endpoint)).toHaveLength(1);
  });

  it('makes one row of the same batch delivered five times at once', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const events = Array.from({ length: 20 }, () => makeEvent());
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => deliver(endpoint, deviceToken, events)),
    );
    const accepted = answers.flat().filter(({ status }) => status === 'accepted');
    expect(accepted.map(({ id }) => id).toSorted()).toEqual(events.map(({ id }) => id).toSorted());
    expect(await readLog(endpoint)).toHaveLength(20);
    await expectTotals(endpoint, 20);
  });

  it('counts in the same transaction: what is refused or repeated is in no total', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const event = makeEvent();
    await deliver(endpoint, deviceToken, [
      event,
      event,
      { ...event, network: 'x' },
      makeEvent({ itemId: 'never-published' }),
      makeEvent({ network: 'x', occurredAt: '2026-11-22T23:59:59Z' }),
    ]);
    const { store, tenant } = endpoint.context;
    expect(await store.listEventTotals(tenant)).toEqual([
      { day: '2026-11-22', type: 'share.inserted', network: 'x', total: 1 },
      { day: '2026-11-23', type: 'share.inserted', network: 'linkedin', total: 1 },
    ]);
    await expectTotals(endpoint, 2);
  });

  it('keeps neither pseudonym nor permalink of a share without attribution', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const published = makeEvent({
      type: 'share.published',
      evidence: 'toast',
      permalink: 'https://www.linkedin.com/feed/update/urn:li:share:7123/',
      attribution: 'none',
    });
    await deliver(endpoint, deviceToken, [published]);
    expect(await readLog(endpoint)).toMatchObject([
      { state: 'published', pseudonym: null, permalink: null },
    ]);
    const kept = await lookInto(endpoint.location, 'select pseudonym, permalink from share_event');
    expect(kept).toEqual([{ pseudonym: null, permalink: null }]);
    // The same event again with another permalink is still the same event: the permalink was never looked at.
    const again = {
      ...published,
      permalink: 'https://www.linkedin.com/feed/update/urn:li:share:1/',
    };
    expect(await deliver(endpoint, deviceToken, [again])).toMatchObject([{ status: 'duplicate' }]);
  });

  it('keeps a permalink in its canonical form, and none that is not of its network', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    await deliver(endpoint, deviceToken, [
      publish('x', 'https://x.com/jane_doe/status/42?s=20'),
      publish('linkedin', 'https://www.linkedin.com/in/jane-doe'),
      publish('mastodon', 'https://mastodon.example.org/@jane/42'),
    ]);
    const permalinks = Object.fromEntries(
      (await readLog(endpoint)).map((row) => [row.network, row.permalink]),
    );
    expect(permalinks).toEqual({
      x: 'https://x.com/i/status/42',
      linkedin: null,
      mastodon: null,
    });
  });

  it('takes what happened up to 35 days ago and up to a day ahead, and nothing beyond', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const results = await deliver(endpoint, deviceToken, [
      makeEvent({ occurredAt: '2026-10-19T09:30:00Z' }),
      makeEvent({ occurredAt: '2026-10-19T09:29:59Z' }),
      makeEvent({ occurredAt: '2026-11-24T09:30:00Z' }),
      makeEvent({ occurredAt: '2026-11-24T09:30:01Z' }),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'accepted',
      'rejected',
      'accepted',
      'rejected',
    ]);
  });

  it('gives a late event the pseudonym of the quarter in which it happened', async () => {
    const endpoint = await startTestEndpoint();
    endpoint.clock.now = new Date('2026-09-30T23:00:00Z');
    const { deviceToken, ambassador } = await endpoint.enrol();
    endpoint.clock.now = new Date('2026-10-02T08:00:00Z');
    const events = [
      makeEvent({ variantId: 'before', occurredAt: '2026-09-30T23:59:59Z' }),
      makeEvent({ variantId: 'after', occurredAt: '2026-10-01T00:00:00Z' }),
    ];
    await deliver(endpoint, deviceToken, events, '2026-10-02T08:00:00Z');
    const [after, before] = await readLog(endpoint);
    expect(before).toMatchObject({ variantId: 'before', pseudonym: ambassador.pseudonym });
    expect(after?.variantId).toBe('after');
    expect(after?.pseudonym).not.toBe(ambassador.pseudonym);
  });

  it.each([
    ['two days ahead', '2026-11-25T08:00:00Z', '2026-11-25T09:30:00Z'],
    ['two days behind', '2026-11-21T08:00:00Z', '2026-11-21T09:30:00Z'],
    ['a century ahead', '2126-11-23T08:00:00Z', '2126-11-23T09:30:00Z'],
    ['a century behind', '1926-11-23T08:00:00Z', '1926-11-23T09:30:00Z'],
    [
      'an hour ahead, and its zone another',
      '2026-11-23T14:30:00+05:30',
      '2026-11-23T16:00:00+05:30',
    ],
  ])(
    'corrects the time of an event from a device whose clock is %s',
    async (_clock, occurredAt, sentAt) => {
      const endpoint = await startTestEndpoint();
      const { deviceToken, ambassador } = await endpoint.enrol();
      const event = makeEvent({ occurredAt });
      expect(await deliver(endpoint, deviceToken, [event], sentAt)).toMatchObject([
        { status: 'accepted' },
      ]);
      expect(await readLog(endpoint)).toMatchObject([
        { insertedAt: '2026-11-23T08:00:00.000Z', pseudonym: ambassador.pseudonym },
      ]);
      await expectTotals(endpoint, 1);
    },
  );

  it('leaves the time alone while the clock is off by minutes, and after days offline', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const old = makeEvent({ occurredAt: '2026-11-01T09:00:00Z' });
    await deliver(endpoint, deviceToken, [old], '2026-11-23T09:34:00Z');
    await deliver(endpoint, deviceToken, [makeEvent()], '2026-11-23T09:26:00Z');
    const times = (await readLog(endpoint)).map(({ insertedAt }) => insertedAt);
    expect(times).toEqual(['2026-11-23T09:00:00.000Z', '2026-11-01T09:00:00.000Z']);
  });

  it('knows an event again whose clock was corrected otherwise at another try', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const event = makeEvent({ occurredAt: '2126-11-23T08:00:00Z' });
    await deliver(endpoint, deviceToken, [event], '2126-11-23T09:30:00Z');
    endpoint.clock.now = new Date('2026-11-23T10:30:00Z');
    for (const sentAt of ['2126-11-23T10:29:51Z', '2026-11-23T10:30:00Z']) {
      const [again] = await deliver(endpoint, deviceToken, [event], sentAt);
      // Once the clock is right again, the old time is out of reach: refused, and what was stored stays.
      expect(again?.status).toBe(sentAt.startsWith('2126') ? 'duplicate' : 'rejected');
    }
    expect(await readLog(endpoint)).toMatchObject([{ insertedAt: '2026-11-23T08:00:00.000Z' }]);
    await expectTotals(endpoint, 1);
  });

  it('knows an id again in capitals', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const event = makeEvent();
    const loud = { ...event, id: event.id.toUpperCase(), shareId: event.shareId.toUpperCase() };
    const results = await deliver(endpoint, deviceToken, [event, loud]);
    expect(results).toEqual([
      { id: event.id, status: 'accepted' },
      { id: loud.id, status: 'duplicate' },
    ]);
  });

  it('takes events about an item that has left the feed', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const expired = makeItem({ id: 'gone', expiresAt: '2026-11-20T00:00:00Z' });
    const { store, tenant } = endpoint.context;
    await store.saveContent(tenant, {
      programme: null,
      items: [expired],
      now: '2026-11-19T00:00:00.000Z',
    });
    const results = await deliver(endpoint, deviceToken, [makeEvent({ itemId: 'gone' })]);
    expect(results).toMatchObject([{ status: 'accepted' }]);
  });
});
