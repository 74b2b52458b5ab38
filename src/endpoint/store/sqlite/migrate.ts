import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './database.ts';

const folder = new URL('../migrations/', import.meta.url);
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;

/**
 * Brings the database to the newest schema. All missing steps are one transaction, begun before looking what
 * is missing: of two processes that start at once, the second waits and finds nothing to do.
 *
 * @throws if the database was written by a newer version of the endpoint.
 */
export function migrate(database: DatabaseSync, now: string): void {
  const steps = readSteps();
  inTransaction(database, () => {
    database.exec(
      'create table if not exists schema_step (step integer not null primary key, applied_at text not null)',
    );
    const applied = new Set(
      database
        .prepare('select step from schema_step')
        .all()
        .map((row) => Number(row['step'])),
    );
    const unknown = [...applied].find((step) => !steps.has(step));
    if (unknown !== undefined) {
      throw new Error(
        `The database has schema step ${unknown}, which this version of the endpoint does not know. Use the version that wrote it, or a newer one.`,
      );
    }
    for (const [step, sql] of steps) {
      if (applied.has(step)) continue;
      database.exec(sql);
      database.prepare('insert into schema_step (step, applied_at) values (?, ?)').run(step, now);
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
