import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InsertionReport, OutcomeReport } from '../messaging/page-messages.ts';
import { companyOf, dropElsewhere } from '../storage/company.ts';
import { rememberOffered } from '../storage/offered.ts';
import { deliver, describeDelivery } from './delivery.ts';
import { decide, enrolDevice } from './device.ts';
import { accept, FakeWorker, makeEnrolment } from './fake-context.ts';
import { recordInsertion, recordOutcome } from './record-share.ts';

const OLD = 'https://old.example';
const NEW = 'https://new.example';

let worker: FakeWorker;
beforeEach(async () => {
  worker = new FakeWorker();
  await worker.accept();
});

/** Offers one item in the name of a company, then inserts it. */
async function share(host = 'old.example'): Promise<InsertionReport> {
  const ids = { itemId: 'heat-storage', itemRevision: 1, variantId: 'plain', network: 'x' };
  const link = 'https://www.example.com/';
  const words = { title: 'Heat', campaign: 'winter', link, attribution: 'none' as const };
  const company = companyOf(makeEnrolment(host));
  await rememberOffered(worker.context.database, [{ ...ids, ...words, company }], worker.now);
  const report: InsertionReport = {
    eventId: v7(),
    shareId: v7(),
    occurredAt: worker.now.toISOString(),
    ...ids,
    composer: 'post',
    mode: 'in-composer',
  };
  await recordInsertion(worker.context, report);
  return report;
}

const enrolWith = (endpointUrl: string) =>
  enrolDevice(worker.context, { endpointUrl, code: 'CODE' });

describe('a delivery', () => {
  it('runs once at a time: who comes meanwhile leaves it to the one that runs', async () => {
    const { eventId } = await share();
    let running = 0;
    let most = 0;
    worker.post = async (events) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return accept(events);
    };
    await Promise.all([
      deliver(worker.context),
      deliver(worker.context, 'person'),
      deliver(worker.context, 'online'),
    ]);
    expect(most).toBe(1);
    expect(worker.received.get(OLD)).toEqual([eventId]);
  });

  it('takes what was recorded while it ran', async () => {
    const shared = [await share()];
    worker.post = async (events) => {
      if (shared.length === 1) shared.push(await share());
      return accept(events);
    };
    await deliver(worker.context);
    expect(worker.received.get(OLD)).toEqual(shared.map(({ eventId }) => eventId));
  });

  it('waits after a refused key, but tries at once when the person asks', async () => {
    await share();
    worker.post = async () => ({ ok: false, error: 'unauthorised', status: 401 });
    await deliver(worker.context);
    await deliver(worker.context);
    expect(worker.received.get(OLD)).toHaveLength(1);
    expect(await describeDelivery(worker.context)).toMatchObject({
      queued: 1,
      error: 'unauthorised',
    });
    worker.post = async (events) => accept(events);
    await deliver(worker.context, 'person');
    expect(await describeDelivery(worker.context)).toMatchObject({ queued: 0, error: null });
  });

  it.each([404, 405])(
    'tries again later after a %i, which is another server’s answer',
    async (status) => {
      await share();
      worker.post = async () => ({ ok: false, error: 'refused', status });
      await deliver(worker.context);
      const state = await describeDelivery(worker.context);
      expect(state).toMatchObject({ queued: 1, error: 'bad-answer', rejected: [] });
      expect(state.nextAttemptAt).not.toBeNull();
    },
  );

  it.each([
    ['set back by two days', -2],
    ['set back by a century', -36_525],
    ['set ahead by a century', 36_525],
  ])('is not held up by a clock that was %s', async (_what, days) => {
    await share();
    worker.post = async () => ({ ok: false, error: 'unreachable' });
    await deliver(worker.context);
    worker.post = async (events) => accept(events);
    worker.now = new Date(worker.now.getTime() + days * 24 * 60 * 60_000);
    await deliver(worker.context);
    expect(await describeDelivery(worker.context)).toMatchObject({ queued: 0 });
  });
});

describe('after enrolling with another company', () => {
  it('nothing that was queued for the old one goes to the new one', async () => {
    worker.post = async () => ({ ok: false, error: 'unreachable' });
    const queued = await share();
    await enrolWith(NEW);
    worker.post = async (events) => accept(events);
    const fresh = await share('new.example');
    await deliver(worker.context, 'person');
    expect(worker.received.get(NEW)).toEqual([fresh.eventId]);
    expect(await describeDelivery(worker.context)).toMatchObject({
      queued: 0,
      elsewhere: [{ host: 'old.example', events: 1 }],
    });
    await enrolWith(OLD);
    await deliver(worker.context, 'person');
    expect(worker.received.get(OLD)).toEqual([queued.eventId]);
    expect((await describeDelivery(worker.context)).elsewhere).toEqual([]);
  });

  it('the end of an old share, and an old offer that is inserted late, are not told to the new one', async () => {
    const { shareId } = await share();
    await deliver(worker.context);
    await enrolWith(NEW);
    const end: OutcomeReport = {
      eventId: v7(),
      shareId,
      occurredAt: worker.now.toISOString(),
      outcome: { state: 'abandoned' },
    };
    await recordOutcome(worker.context, end);
    await share('old.example');
    await deliver(worker.context, 'person');
    expect(worker.received.has(NEW)).toBe(false);
    expect((await describeDelivery(worker.context)).elsewhere).toEqual([
      { host: 'old.example', events: 2 },
    ]);
  });

  it('holds for events of before they named their company, and after a refusal in between', async () => {
    const { eventId } = await share();
    await worker.context.database.outbox
      .where('id')
      .equals(eventId)
      .modify((entry) => {
        delete entry.company;
      });
    await decide(worker.context, { consent: 'refused', withoutAttribution: false });
    await decide(worker.context, { consent: 'accepted', withoutAttribution: false });
    await enrolWith(NEW);
    await deliver(worker.context, 'person');
    expect(worker.received.has(NEW)).toBe(false);
    expect((await describeDelivery(worker.context)).elsewhere).toHaveLength(1);
  });

  it('the person discards them, and nothing else', async () => {
    await share();
    await enrolWith(NEW);
    await share('new.example');
    const { database } = worker.context;
    await dropElsewhere(database, companyOf(makeEnrolment('new.example')));
    expect(await describeDelivery(worker.context)).toMatchObject({ queued: 1, elsewhere: [] });
    expect(await database.shares.count()).toBe(2);
  });
});
