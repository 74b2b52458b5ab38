import type { DeliveryStatus } from '../../src/messaging/delivery-messages.ts';
import { anyComposer } from '../e2e/composers.ts';
import type { Bench } from './bench.ts';
import { countCounterError } from './counter-error.ts';
import { until } from './until.ts';

/** What is in the company's database and on the device when a row is over. */
export interface Finding {
  /** Events whose page was told that they are recorded, and visits to short links that were sent on. */
  recorded: number;
  /** Events and clicks in the company's database. */
  stored: number;
  /** Recorded, and not in the database. */
  lost: number;
  /** In the database more than once, or there although nobody did anything. */
  doubled: number;
  /** By how much the company's counts differ from a recount of its events. */
  counterError: number;
  /** Everything else that does not hold, a sentence each. */
  faults: string[];
}

/** What a row leaves behind on purpose. */
export interface Expected {
  /** Events that the endpoint refused. */
  rejected?: number;
}

/** Waits until nothing is queued any more, with the popup's own "send now" where the wait would be long. */
export async function settle(bench: Bench): Promise<DeliveryStatus> {
  return until<DeliveryStatus>(
    'everything is delivered',
    () => bench.ask<DeliveryStatus>('extension.deliver-now'),
    { fits: ({ queued }) => queued === 0, limitMs: 60_000 },
  );
}

/**
 * The one check after every row. Calms the wire, lets everything arrive, and compares what the interface said with
 * what the company has: recorded is stored, nothing is there twice, counts equal a recount, pages are unharmed.
 */
export async function check(bench: Bench, { rejected = 0 }: Expected = {}): Promise<Finding> {
  const { ledger, browser } = bench;
  bench.proxy.calm();
  const delivery = await settle(bench);
  for (const { id } of delivery.rejected) {
    ledger.setAside.add(id);
    await bench.ask('extension.dismiss-rejected', { id });
  }
  const events = await bench.look('select event_id, share_id, type from share_event');
  const ids = new Set(events.map((event) => String(event.event_id)));
  const lost = [...ledger.recorded].filter((id) => !ids.has(id) && !ledger.setAside.has(id)).length;
  const clicked = events.filter(
    ({ type, event_id: id }) => type === 'share.inserted' && !ledger.tried.has(String(id)),
  ).length;
  const doubled = countDoubled(events) + Math.max(0, clicked - ledger.clicks.made);
  const faults = [
    ...browser.errors.splice(0).map((error) => `error in a page: ${error}`),
    ...(delivery.rejected.length === rejected
      ? []
      : [`${delivery.rejected.length} events are set aside, not ${rejected}`]),
    ...(await tryPosting(bench)),
  ];
  const visits = await countVisits(bench);
  return {
    recorded: ledger.recorded.size + ledger.clicks.recorded + ledger.visits.answered.length,
    stored: events.length + visits.stored,
    lost: lost + Math.max(0, ledger.clicks.recorded - clicked) + visits.lost,
    doubled: doubled + visits.doubled,
    counterError: await countCounterError(bench),
    faults,
  };
}

/** Visits that were answered with a redirect against the clicks in the database. */
async function countVisits(bench: Bench): Promise<Pick<Finding, 'stored' | 'lost' | 'doubled'>> {
  const { answered, unanswered } = bench.ledger.visits;
  const rows = await bench.look('select click_id from click');
  const stored = new Set(rows.map((row) => String(row.click_id)));
  return {
    stored: rows.length,
    lost: answered.filter((id) => !stored.has(id)).length,
    // The same click twice, or more of them than there were visits.
    doubled:
      answered.length -
      new Set(answered).size +
      Math.max(0, rows.length - answered.length - unanswered),
  };
}

/** Events of a share that were there already: one insertion and one end are all that a share can have. */
function countDoubled(events: readonly Record<string, unknown>[]): number {
  const seen = new Set<string>();
  return events.filter(({ share_id: share, type }) => {
    const key = `${String(share)} ${type === 'share.inserted' ? 'begin' : 'end'}`;
    const again = seen.has(key);
    seen.add(key);
    return again;
  }).length;
}

/** A person writes and posts on their own, as if we had never been there. */
async function tryPosting(bench: Bench): Promise<string[]> {
  const page = await bench.openComposer();
  try {
    await page.keyboard.type('On my own.');
    await anyComposer.post(page);
    await until('the post is out', () => page.evaluate(() => window.standIn.posts.length === 1));
    return [];
  } catch (error) {
    return [`posting: ${String(error)}`];
  } finally {
    await page.close();
  }
}
