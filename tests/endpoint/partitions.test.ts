import { Client } from 'pg';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/endpoint/store/open-store.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { makeItem, makeStoredEvent, programme } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { engine, freshLocation, lookInto } from './test-location.ts';

const open = async (location: StoreLocation, now = NOW) => {
  const store = await openStore(location, () => new Date(now));
  onTestFinished(() => store.close());
  return store;
};

/** A store with an item that events may tell of. */
async function openFilled() {
  const location = await freshLocation();
  const store = await open(location);
  await store.createTenant('one', { secret: 's', now: NOW });
  await store.saveContent('one', { programme, items: [makeItem()], now: NOW });
  return { location, store };
}

/** An event whose id was made at an instant. */
const eventOf = (instant: string) =>
  makeStoredEvent({ id: v7({ msecs: Date.parse(instant) }), shareId: v7() });

const listPlaces = async (location: StoreLocation) =>
  (
    await lookInto(
      location,
      'select tableoid::regclass::text as "partition" from share_event order by event_id',
    )
  ).map((row) => Object.values(Object(row))[0]);

describe.runIf(engine === 'PostgreSQL')('the months of a PostgreSQL store', () => {
  it('take each event by the time of its id, and those of a clock that is far off apart', async () => {
    const { location, store } = await openFilled();
    const times = [
      '2001-01-01T00:00:00Z',
      '2026-11-01T00:00:00.000Z',
      '2026-11-30T23:59:59.999Z',
      '2026-12-01T00:00:00.000Z',
      '2090-01-01T00:00:00Z',
    ];
    const events = times.map(eventOf);
    expect(await store.appendEvents('one', events)).toEqual(times.map(() => 'accepted'));
    expect(await store.appendEvents('one', events)).toEqual(times.map(() => 'duplicate'));
    expect(await listPlaces(location)).toEqual([
      'share_event_odd',
      'share_event_m202611',
      'share_event_m202611',
      'share_event_m202612',
      'share_event_odd',
    ]);
  });

  it('are made ahead, and take over what came before they were there', async () => {
    const { location, store } = await openFilled();
    const early = eventOf('2027-03-05T08:00:00Z');
    await store.appendEvents('one', [early]);
    expect(await listPlaces(location)).toEqual(['share_event_odd']);
    await open(location, '2027-02-20T08:00:00Z');
    expect(await listPlaces(location)).toEqual(['share_event_m202703']);
    expect(await store.appendEvents('one', [early])).toEqual(['duplicate']);
    expect(await store.recountEvents('one')).toEqual(await store.listEventTotals('one'));
  });

  it('are made once by processes that start at the same moment, while events come in', async () => {
    const { location, store } = await openFilled();
    const events = Array.from({ length: 30 }, () => eventOf('2027-01-05T08:00:00Z'));
    const appended = events.map((event) => store.appendEvents('one', [event]));
    const opened = [1, 2, 3].map(() => open(location, '2027-01-01T00:00:00Z'));
    await Promise.all([...appended, ...opened]);
    expect(new Set(await listPlaces(location))).toEqual(new Set(['share_event_m202701']));
    expect(await store.countShares('one', {})).toBe(30);
  });

  it('wait for a table that somebody holds, and nobody waits for them', async () => {
    const { location, store } = await openFilled();
    const holder = new Client({ connectionString: location.databaseUrl ?? '' });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('begin; lock table share_event_odd in access share mode');
    const later = '2027-01-20T08:00:00Z';
    await open(location, later);
    expect(await store.appendEvents('one', [eventOf(later)])).toEqual(['accepted']);
    expect(await listPlaces(location)).toEqual(['share_event_odd']);
    await holder.query('commit');
    await open(location, later);
    expect(await listPlaces(location)).toEqual(['share_event_m202701']);
  });
});
