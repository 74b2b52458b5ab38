import { v7 } from 'uuid';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { verifyAudit } from '../../src/endpoint/audit/read-audit.ts';
import type { Context } from '../../src/endpoint/context.ts';
import { mintSeat } from '../../src/endpoint/enrolment/enrol.ts';
import { mintEnrolmentCodes } from '../../src/endpoint/enrolment/enrolment-codes.ts';
import { hashSecret } from '../../src/endpoint/enrolment/secrets.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { makeClick } from '../../src/endpoint/links/click-fixtures.ts';
import { openWithoutKeys } from '../../src/endpoint/open-context.ts';
import { openDatabase } from '../../src/endpoint/store/open-store.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { type Checksum, sumUpTable } from '../../src/endpoint/store/transfer/table-rows.ts';
import { listTableShapes } from '../../src/endpoint/store/transfer/table-shapes.ts';
import { makeItem, makeStoredEvent, makeStoredOutcome, programme, signature } from './samples.ts';
import { NOW } from './test-endpoint.ts';

/** Characters that lines, quotes, zones and encodings trip over. */
const NASTY_TITLE = 'Line\u2028separator, "quotes", \\n, 👩‍🔬 and é\r\n\ttab';

/**
 * Fills a store with some of everything that a company has, 13 months back too, and closes it. There are more events than
 * a page holds.
 */
export async function fillStore(location: StoreLocation, tenant = 'default'): Promise<void> {
  const { context } = await openWithoutKeys({ ...location, tenant }, () => new Date(NOW));
  const { store } = context;
  const items = [makeItem(), makeItem({ id: 'nasty', title: NASTY_TITLE })];
  await store.saveContent(tenant, {
    programme,
    items,
    signatures: items.map(() => signature),
    now: NOW,
  });
  await mintStaffToken(context, { label: 'Ada', roles: ['admin'] });
  const { codes } = await mintEnrolmentCodes(
    context,
    { count: 3, locale: 'fr', topics: ['é'], trained: false },
    'a',
  );
  const seat = { codeHash: hashSecret(codes[0] ?? ''), ...mintSeat('token', new Date(NOW)) };
  await store.enrol(tenant, seat, 'ambassador');
  await store.appendEvents(
    tenant,
    Array.from({ length: 520 }, (_one, place) => eventOf(place)),
  );
  const clicks = [makeClick(), makeClick({ occurredAt: '2025-11-30T08:00:00.000Z' })];
  await store.appendClicks(tenant, clicks);
  await store.giveHandle(tenant, 'item', 'first-light');
  await store.readSalts(tenant, [{ day: '2026-11-23', salt: 'salt' }]);
  await store.appendReports(tenant, [makeStoredOutcome()]);
  await addConversion(context, clicks[0]?.id ?? '');
  await store.close();
}

function eventOf(place: number) {
  const msecs = Date.parse(NOW) - place * 86_400_000 * 0.75;
  const occurredAt = new Date(msecs).toISOString();
  return makeStoredEvent({ id: v7({ msecs }), shareId: v7({ msecs }), occurredAt });
}

function addConversion({ store, tenant }: Context, clickId: string) {
  return store.addConversion(tenant, {
    id: v7(),
    payloadHash: 'hash',
    type: 'sale',
    amountMinor: 9_000_000_000_000,
    currency: 'JPY',
    occurredAt: NOW,
    receivedAt: NOW,
    source: 'system',
    clickIds: [clickId],
    tagged: null,
  });
}

/** The checksum of every table of a company. */
export async function sumUp(
  location: StoreLocation,
  tenant = 'default',
): Promise<Record<string, Checksum>> {
  const database = openDatabase(location);
  const sums: Record<string, Checksum> = {};
  for (const shape of await listTableShapes(database, database.dialect)) {
    sums[shape.table] = await sumUpTable(database, shape, tenant);
  }
  await database.close();
  return sums;
}

/** What is wrong with a company's books: with its audit log, or with totals that a recount gives otherwise. */
export async function findFaults(location: StoreLocation, tenant = 'default'): Promise<unknown[]> {
  const { context } = await openWithoutKeys({ ...location, tenant });
  const { store } = context;
  const { fault } = await verifyAudit(context, null);
  const totals = [
    [await store.listEventTotals(tenant), await store.recountEvents(tenant)],
    [await store.listClickTotals(tenant), await store.recountClicks(tenant)],
    [await store.listResultTotals(tenant), await store.recountResults(tenant)],
  ];
  await store.close();
  const wrong = totals.filter(([kept, counted]) => canonicalJson(kept) !== canonicalJson(counted));
  return fault ? [fault, ...wrong] : wrong;
}
