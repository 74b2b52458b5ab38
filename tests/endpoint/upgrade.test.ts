import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase, openStore } from '../../src/endpoint/store/open-store.ts';
import { migrate } from '../../src/endpoint/store/sql/migrate.ts';
import { makeStoredEvent } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { emptyLocation, engine, lookInto } from './test-location.ts';

/** A database as the endpoint left it at a step, with rows of that time. */
async function openAtStep(last: number, rows: string) {
  const location = await emptyLocation();
  const database = openDatabase(location);
  await migrate(database, NOW, (step) => step <= last);
  await database.transactionAlone((connection) => connection.runScript(rows));
  await database.close();
  return location;
}

describe('a database of before there were roles', () => {
  it('keeps its devices and admins: their tokens are good as they were', async () => {
    const [device, admin] = ['d'.repeat(64), 'a'.repeat(64)];
    const location = await openAtStep(
      6,
      `insert into tenant values ('one', 's', null, 0, '${NOW}', '${NOW}');
       insert into ambassador values ('one', 'p1', 'fr', '["optics"]', '${NOW}');
       insert into device_token values ('one', '${device}', 'p1', '${NOW}');
       insert into admin_token values ('one', '${admin}', '${NOW}');
       insert into enrolment_code values ('one', 'c', 'de', '[]', '${NOW}', '2030', null);`,
    );
    const store = await openStore(location, () => new Date(NOW));
    expect(await store.useToken('one', device, NOW)).toMatchObject({
      person: { personId: 'p1', roles: ['ambassador'], label: null, topics: ['optics'] },
    });
    expect(await store.useToken('one', admin, NOW)).toMatchObject({
      person: { roles: ['admin'], label: 'Admin token of 2026-11-23' },
    });
    const seat = { codeHash: 'c', personId: 'p2', familyId: 'f', tokenHash: 't', now: NOW };
    expect(await store.enrol('one', seat, 'ambassador')).toMatchObject({ locale: 'de' });
    await store.close();
  });
});

/** A click of a person, as a statement. */
const click = (number: number, at: string, visitor: string) =>
  `insert into click values ('one', '019ab7a0-0000-7000-8000-00000000000${number}', '${at}', 'i', 'x', null,
     'person', 'no-rule', '${visitor}');`;

describe('a database of before results were read from totals', () => {
  it('gets them from its shares, clicks and conversions', async () => {
    const location = await openAtStep(
      11,
      `insert into tenant values ('one', 's', null, 0, '${NOW}', '${NOW}', null);
       insert into item_revision values ('one', 'i', 1, 't', 'spring', '{}', '${NOW}', null, null);
       insert into share values ('one', 's1', 'published', 'x', 'post', 'in-composer', 'i', 1, 'v', 'spring', 'l', null,
         'toast', null, '2026-10-30T10:00:00.000Z', null, '${NOW}', '1.0.0', null);
       ${click(1, '2026-10-31T10:00:00.000Z', 'aaaaaaaaaaaaaaaa')}
       ${click(2, '2026-10-31T11:00:00.000Z', 'aaaaaaaaaaaaaaaa')}
       ${click(3, '2026-11-01T10:00:00.000Z', 'bbbbbbbbbbbbbbbb')}
       insert into click_total values ('one', '2026-10-31', 'i', 'x', 'person', 2), ('one', '2026-11-01', 'i', 'x', 'person', 1);
       insert into conversion values ('one', 'c1', 'h', 'sale', 999, 'EUR', '2026-11-02T10:00:00.000Z', '${NOW}', 'i', 'v',
         'x', null);
       insert into conversion_touch values ('one', 'c1', '019ab7a0-0000-7000-8000-000000000001', '2026-10-31T10:00:00.000Z',
         'i', 'x', null);`,
    );
    const store = await openStore(location, () => new Date(NOW));
    const totals = await store.listResultTotals('one');
    expect(totals).toEqual(await store.recountResults('one'));
    expect(totals.shares).toMatchObject([{ month: '2026-10', state: 'published', total: 1 }]);
    expect(totals.people).toMatchObject([
      { month: '2026-10', itemId: 'i', network: 'x', people: 1 },
      { month: '2026-11', itemId: 'i', network: 'x', people: 1 },
    ]);
    expect(totals.conversions).toMatchObject([{ since: '2026-10', month: '2026-11', total: 1 }]);
    // Five models, four windows, one visit.
    expect(totals.credits).toHaveLength(20);
    const clicks = await store.listClickTotals('one');
    expect(clicks).toMatchObject([
      { month: '2026-10', total: 2 },
      { month: '2026-11', total: 1 },
    ]);
    expect(clicks).toEqual(await store.recountClicks('one'));
    await store.close();
  });
});

/** Somebody who enrolled and perhaps left, as a statement. */
const person = (id: string, { label = 'null', trained = 'null', enrolled = NOW, left = 'null' }) =>
  `insert into person values ('one', '${id}', '[]', ${label}, 'en', '[]', '${enrolled}', ${left}, ${trained});`;

describe('a database of before there were totals of who was there', () => {
  it('gets them from its ambassadors', async () => {
    const location = await openAtStep(
      31,
      `insert into tenant values ('one', 's', null, 0, '${NOW}', '${NOW}', null);
       ${person('came', { enrolled: '2026-10-31T23:59:59.999Z' })}
       ${person('trained', { enrolled: '2026-10-31T00:00:00.000Z', trained: '1' })}
       ${person('left', { enrolled: '2026-10-31T10:00:00.000Z', left: "'2026-11-01T00:00:00.000Z'" })}
       ${person('same-day', { left: `'${NOW}'` })}
       ${person('set-back', { left: "'2026-11-02T00:00:00.000Z'" })}
       ${person('staff', { label: "'Ada'" })}`,
    );
    const store = await openStore(location, () => new Date(NOW));
    onTestFinished(() => store.close());
    const presence = await store.listPresence('one');
    expect(presence).toEqual([
      { day: '2026-10-31', came: 3, went: 0, trainedCame: 1, trainedWent: 0 },
      { day: '2026-11-01', came: 0, went: 1, trainedCame: 0, trainedWent: 0 },
    ]);
    expect((await store.recountResults('one')).presence).toEqual(presence);
  });
});

const eventOf = (id: string) =>
  makeStoredEvent({ id, shareId: id, payloadHash: `hash of ${id}`, itemId: 'i' });

describe('a database of before there were months', () => {
  /** Ids of 2026-08-15, of this month, of 2001 and of 2100: the last two by clocks that were far off. */
  const ids = ['01a002b7e000', '01a1f640bc00', '00e631a25400', '03bb2cc3d800'].map(
    (time) => `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000001`,
  );
  const rows = `
    insert into tenant values ('one', 's', null, 0, '${NOW}', '${NOW}', null);
    insert into item_revision values ('one', 'i', 1, 'Title', 'spring', '{}', '${NOW}', null, null);
    ${ids
      .map(
        (id) => `
    insert into share_event values ('one', '${id}', 'hash of ${id}', 'share.inserted', '${id}', '${NOW}', '${NOW}',
      '${NOW}', 'i', 1, 'v', 'x', 'post', 'clipboard', 'https://a.example/', 'none', null, null, null, '1', null);
    insert into share values ('one', '${id}', 'inserted', 'x', 'post', 'clipboard', 'i', 1, 'v', 'spring',
      'https://a.example/', null, null, null, '${NOW}', null, '${NOW}', '1', null);
    insert into event_total values ('one', '2026-11-23', 'share.inserted', 'x', 1)
      on conflict (tenant, day, type, network) do update set total = event_total.total + 1;
    insert into click values ('one', '${id}', '${NOW}', 'i', 'x', null, 'person', 'no-rule', 'aaaaaaaaaaaaaaaa');
    insert into conversion values ('one', '${id}', 'h', 'lead', 100, 'EUR', '${NOW}', '${NOW}', 'i', 'v', 'x', null);
    insert into conversion_touch values ('one', '${id}', '${id}', '${NOW}', 'i', 'x', null);`,
      )
      .join('')}`;

  async function upgrade() {
    const location = await openAtStep(11, rows);
    const store = await openStore(location, () => new Date(NOW));
    onTestFinished(() => store.close());
    return { location, store };
  }

  it('keeps every row, and knows each again that is sent once more', async () => {
    const { location, store } = await upgrade();
    for (const table of ['share_event', 'share', 'click', 'conversion', 'conversion_touch']) {
      const [count] = await lookInto(location, `select count(*) as total from ${table}`);
      expect(count, table).toEqual({ total: ids.length });
    }
    const again = await store.appendEvents('one', ids.map(eventOf));
    expect(again).toEqual(ids.map(() => 'duplicate'));
    expect(await store.recountEvents('one')).toEqual(await store.listEventTotals('one'));
    expect((await store.listShares('one', { filter: {}, after: null, limit: 9 })).length).toBe(4);
  });

  it.runIf(engine === 'PostgreSQL')('has each in the month of its id afterwards', async () => {
    const { location } = await upgrade();
    for (const [table, id] of [
      ['share_event', 'event_id'],
      ['conversion_touch', 'conversion_id'],
    ]) {
      expect(
        await lookInto(
          location,
          `select tableoid::regclass::text as "partition", count(*) as total from ${table} group by 1 order by min(${id})`,
        ),
      ).toEqual([
        { partition: `${table}_odd`, total: 2 },
        { partition: `${table}_m202608`, total: 1 },
        { partition: `${table}_m202611`, total: 1 },
      ]);
    }
  });
});
