import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/endpoint/store/open-store.ts';
import { query } from '../../src/endpoint/store/sql/sql-database.ts';
import { changeBehind, engine, freshLocation, lookInto } from './test-location.ts';

const WHO = query<{ pid: number }>('select pg_backend_pid() as pid');

describe.runIf(engine === 'PostgreSQL')('a server that ends a connection', () => {
  it('between two statements of a transaction fails that transaction, and nothing else', async () => {
    const location = await freshLocation();
    const database = openDatabase(location);
    const cut = database.transactionAlone(async (connection) => {
      const { pid } = (await connection.get(WHO, {})) ?? { pid: 0 };
      await changeBehind(location, `select pg_terminate_backend(${pid})`);
      const isThere = () =>
        lookInto(location, `select 1 as one from pg_stat_activity where pid = ${pid}`);
      await expect.poll(isThere).toEqual([]);
      return connection.get(WHO, {});
    });
    await expect(cut).rejects.toThrow();
    expect(await database.get(WHO, {})).toMatchObject({ pid: expect.any(Number) });
    await database.close();
  });
});
