import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDatabase, openStore } from '../../src/endpoint/store/open-store.ts';
import { NOW } from './test-endpoint.ts';
import { engine, freshLocation } from './test-location.ts';

const folder = new URL('../../src/endpoint/store/migrations/', import.meta.url);

/** The steps of this database, in order: of two spellings its own, behind what both have. */
const stems = readdirSync(folder)
  .map((name) => name.slice(0, -'.sql'.length))
  .filter((stem) => !stem.endsWith(engine === 'SQLite' ? '.postgres' : '.sqlite'))
  .toSorted();

/** A database as the endpoint left it at a step, with rows of that time. */
async function openAtStep(last: number, rows: string) {
  const location = await freshLocation();
  const database = openDatabase(location);
  await database.transactionAlone(async (connection) => {
    await connection.runScript(
      'create table schema_step (step integer not null primary key, applied_at text not null)',
    );
    for (const stem of stems) {
      const step = Number(stem.slice(0, 4));
      if (step > last) continue;
      await connection.runScript(readFileSync(new URL(`${stem}.sql`, folder), 'utf8'));
      const done = 'on conflict (step) do nothing';
      await connection.runScript(`insert into schema_step values (${step}, '${NOW}') ${done}`);
    }
    await connection.runScript(rows);
  });
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
