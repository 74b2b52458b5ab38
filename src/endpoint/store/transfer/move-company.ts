import type { Clock } from '../../instants.ts';
import { prepareMonths } from '../postgres/month-partitions.ts';
import { openPostgresDatabase } from '../postgres/postgres-database.ts';
import { findFirstMonth } from '../sql/first-month.ts';
import { migrate } from '../sql/migrate.ts';
import type { SqlDatabase } from '../sql/sql-database.ts';
import { type Copying, copyCompany } from './copy-company.ts';
import { openAlone } from './open-alone.ts';
import { TransferRefusal } from './refusal.ts';
import { listTableNames } from './table-shapes.ts';

/** From which file to which database, and which company. */
export interface Move {
  dataFile: string;
  databaseUrl: string;
  tenant: string;
}

/**
 * Moves a company from its SQLite file to a PostgreSQL database, which may hold others; answers how many rows there are.
 * The file stays as it is.
 *
 * @throws {TransferRefusal} if the file is in use or has no such company, if the target does not answer, is no database
 * of the endpoint's, or has something else of the company
 */
export async function moveCompany(
  { dataFile, databaseUrl, tenant }: Move,
  now: Clock,
  progress: Pick<Copying, 'onTable' | 'onRows'>,
): Promise<number> {
  const source = openAlone(dataFile);
  const target = openPostgresDatabase(databaseUrl);
  let rows = 0;
  try {
    await migrate(source, now().toISOString());
    await checkTarget(target);
    await migrate(target, now().toISOString());
    await prepareMonths(target, now(), await findFirstMonth(source, now()));
    await copyCompany({
      source,
      target,
      tenant,
      onRows: progress.onRows,
      onTable(table, sum) {
        rows += sum.rows;
        progress.onTable(table, sum);
      },
    });
    return rows;
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

async function checkTarget(target: SqlDatabase): Promise<void> {
  const tables = await listTableNames(target, target.dialect).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new TransferRefusal(`The target does not answer: ${why}`);
  });
  if (tables.length === 0 || tables.includes('schema_step')) return;
  throw new TransferRefusal(
    `The target holds something else: ${tables.slice(0, 3).join(', ')}. Name an empty database, or one of the endpoint's.`,
  );
}
