import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { type EventResult, eventBatchAnswerSchema } from '../../src/contract/event.ts';
import { makeBatch, makeEvent, makeLevel, makeOutcome } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

async function open() {
  const endpoint = await startTestEndpoint();
  const { deviceToken: token, ambassador } = await endpoint.enrol();
  const tell = async (...events: readonly unknown[]): Promise<EventResult[]> => {
    const answer = await endpoint.send('/v1/events', { token, json: makeBatch(...events) });
    expect(answer.status).toBe(200);
    return eventBatchAnswerSchema.parse(await answer.json()).results;
  };
  return { endpoint, token, pseudonym: ambassador.pseudonym, tell };
}

const list = (endpoint: TestEndpoint, table: string) =>
  lookInto(endpoint.location, `select * from ${table} order by event_id`);

describe('what an ambassador reports', () => {
  it('is kept with their pseudonym, by the day, and waits', async () => {
    const { endpoint, tell, pseudonym } = await open();
    const outcome = makeOutcome();
    expect(await tell(outcome)).toEqual([{ id: outcome.id, status: 'accepted' }]);
    expect(await list(endpoint, 'outcome')).toMatchObject([
      {
        event_id: outcome.id,
        state: 'waiting',
        kind: 'press-contact',
        happened_on: '2026-11-20',
        share_id: outcome.shareId,
        item_id: 'first-light',
        network: 'linkedin',
        pseudonym,
      },
    ]);
  });

  it('has a reference for the company that tells neither who told it nor when', async () => {
    const { endpoint, tell } = await open();
    const outcome = makeOutcome();
    await tell(outcome);
    const [row] = await lookInto(endpoint.location, 'select reference from outcome');
    expect(row).toEqual({ reference: expect.stringMatching(/^[a-z2-7]{26}$/) });
  });

  it('is answered beside share events in the order sent, and disturbs none of them', async () => {
    const { endpoint, tell } = await open();
    const { context } = endpoint;
    const [share, outcome, level] = [makeEvent(), makeOutcome(), makeLevel()];
    const results = await tell(
      level,
      share,
      { ...outcome, comment: 'Jane Doe of the Gazette called' },
      outcome,
      share,
      level,
      { ...level, level: 'prescription' },
      makeOutcome({ itemId: 'never-published' }),
      makeOutcome({ kind: 'hire' }),
    );
    expect(results.map(({ status, reason }) => reason ?? status)).toEqual([
      'accepted',
      'accepted',
      'invalid',
      'accepted',
      'duplicate',
      'duplicate',
      'conflict',
      'unknown-item',
      'invalid',
    ]);
    expect(await context.store.countShares(context.tenant, {})).toBe(1);
    expect(await list(endpoint, 'share_event')).toHaveLength(1);
  });

  it('is counted once however often it comes, in totals that a recount equals', async () => {
    const { endpoint, tell } = await open();
    const { store, tenant } = endpoint.context;
    const events = [makeEvent(), makeOutcome(), makeLevel(), makeLevel({ network: 'x' })];
    await Promise.all([tell(...events), tell(...events.toReversed()), tell(...events)]);
    const totals = await store.listEventTotals(tenant);
    expect(totals).toEqual([
      { day: '2026-11-23', type: 'level.reached', network: 'linkedin', total: 1 },
      { day: '2026-11-23', type: 'level.reached', network: 'x', total: 1 },
      { day: '2026-11-23', type: 'outcome.reported', network: 'linkedin', total: 1 },
      { day: '2026-11-23', type: 'share.inserted', network: 'linkedin', total: 1 },
    ]);
    expect(await store.recountEvents(tenant)).toEqual(totals);
  });

  it.each([
    ['2026-11-23', 'accepted'],
    ['2026-11-24', 'accepted'],
    ['2026-11-25', 'rejected'],
    ['2025-10-20', 'accepted'],
    ['2025-10-18', 'rejected'],
    ['2026-02-30', 'rejected'],
  ])('may have happened on %s: %s', async (happenedOn, status) => {
    const { tell } = await open();
    expect(await tell(makeOutcome({ happenedOn }))).toMatchObject([{ status }]);
  });

  it('names nobody if it was told without attribution', async () => {
    const { endpoint, tell } = await open();
    await tell(makeOutcome({ attribution: 'none' }), makeLevel({ attribution: 'none' }));
    expect(await list(endpoint, 'outcome')).toMatchObject([{ pseudonym: null }]);
    expect(await list(endpoint, 'told_level')).toMatchObject([{ pseudonym: null }]);
  });

  it('stays as nobody’s when the person is erased', async () => {
    const { endpoint, tell, token } = await open();
    await tell(makeOutcome(), makeLevel());
    const answer = await endpoint.send('/v1/me/erase', { token, json: { receiptId: v7() } });
    expect(await answer.json()).toMatchObject({ receipt: { events: 2 } });
    expect(await list(endpoint, 'outcome')).toMatchObject([{ pseudonym: null, state: 'waiting' }]);
    expect(await list(endpoint, 'told_level')).toMatchObject([{ pseudonym: null }]);
  });
});
