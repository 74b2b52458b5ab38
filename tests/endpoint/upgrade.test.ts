import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDatabase, openStore } from '../../src/endpoint/store/open-store.ts';
import { NOW } from './test-endpoint.ts';
import { freshLocation } from './test-location.ts';

const folder = new URL('../../src/endpoint/store/migrations/', import.meta.url);

/** A database as the endpoint left it at a step, with rows of that time. */
async function openAtStep(last: number, rows: string) {
  const location = await freshLocation();
  const database = openDatabase(location);
  await database.transactionAlone(async (connection) => {
    await connection.runScript(
      'create table schema_step (step integer not null primary key, applied_at text not null)',
    );
    for (const name of readdirSync(folder).toSorted()) {
      const step = Number(name.slice(0, 4));
      if (step > last) continue;
      await connection.runScript(readFileSync(new URL(name, folder), 'utf8'));
      await connection.runScript(`insert into schema_step values (${step}, '${NOW}')`);
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
