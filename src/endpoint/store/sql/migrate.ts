import { readdirSync, readFileSync } from 'node:fs';
import { fillRollups } from './fill-rollups.ts';
import { query, type SqlConnection, type SqlDatabase, type SqlDialect } from './sql-database.ts';

const folder = new URL('../migrations/', import.meta.url);
const STEM = /^(\d{4})-[a-z0-9-]+(?:\.(sqlite|postgres))?$/;
/** What a step does behind its SQL where SQL is not enough. */
const WORK: ReadonlyMap<number, (connection: SqlConnection) => Promise<void>> = new Map([
  [15, fillRollups],
]);
const APPLIED = query<{ step: number }>('select step from schema_step');

/**
 * Brings the database to the newest schema. All missing steps are one transaction, begun before looking what
 * is missing: of processes that start at once, one does the work and the others find nothing to do. With `isDue`, only
 * some steps: for rows that were written at these.
 *
 * @throws if the database was written by a newer version of the endpoint.
 */
export async function migrate(
  database: SqlDatabase,
  now: string,
  isDue: (step: number) => boolean = () => true,
): Promise<void> {
  const steps = readSteps(database.dialect);
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
      if (applied.has(step) || !isDue(step)) continue;
      await connection.runScript(sql);
      await WORK.get(step)?.(connection);
      await connection.run('insert into schema_step (step, applied_at) values (:step, :now)', {
        step,
        now,
      });
    }
  });
}

/** How many steps a schema has that is up to date. */
export function countSteps(dialect: SqlDialect): number {
  return readSteps(dialect).size;
}

/** Whether this version has such a step, for either database. */
export function isKnownStep(step: number): boolean {
  return readSteps('sqlite').has(step) || readSteps('postgres').has(step);
}

/** The steps by number; what only one of the databases understands stands in a second file, and comes after the first. */
function readSteps(dialect: SqlDialect): Map<number, string> {
  const steps = new Map<number, string>();
  const stems = readdirSync(folder).map((name) => name.replace(/\.sql$/, ''));
  for (const stem of stems.toSorted()) {
    const [, number, only = dialect] = STEM.exec(stem) ?? [];
    if (number === undefined || only !== dialect) continue;
    const before = steps.get(Number(number)) ?? '';
    steps.set(Number(number), before + readFileSync(new URL(`${stem}.sql`, folder), 'utf8'));
  }
  return steps;
}
