import { readdirSync, readFileSync } from 'node:fs';
import { query, type SqlDatabase } from './sql-database.ts';

const folder = new URL('../migrations/', import.meta.url);
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;
const APPLIED = query<{ step: number }>('select step from schema_step');

/**
 * Brings the database to the newest schema. All missing steps are one transaction, begun before looking what
 * is missing: of processes that start at once, one does the work and the others find nothing to do.
 *
 * @throws if the database was written by a newer version of the endpoint.
 */
export async function migrate(database: SqlDatabase, now: string): Promise<void> {
  const steps = readSteps();
  await database.transactionAlone(async (connection) => {
    await connection.runScript(
      'create table if not exists schema_step (step integer not null primary key, applied_at text not null)',
    );
    const rows = await connection.all(APPLIED, {});
    const applied = new Set(rows.map((row) => row.step));
    const unknown = [...applied].find((step) => !steps.has(step));
    if (unknown !== undefined) {
      throw new Error(
        `The database has schema step ${unknown}, which this version of the endpoint does not know. Use the version that wrote it, or a newer one.`,
      );
    }
    for (const [step, sql] of steps) {
      if (applied.has(step)) continue;
      await connection.runScript(sql);
      await connection.run('insert into schema_step (step, applied_at) values (:step, :now)', {
        step,
        now,
      });
    }
  });
}

function readSteps(): Map<number, string> {
  const names = readdirSync(folder)
    .filter((name) => FILE_NAME.test(name))
    .toSorted();
  return new Map(
    names.map((name) => [Number(name.slice(0, 4)), readFileSync(new URL(name, folder), 'utf8')]),
  );
}
