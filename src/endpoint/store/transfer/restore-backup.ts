import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../instants.ts';
import { prepareMonths } from '../postgres/month-partitions.ts';
import { isKnownStep, migrate } from '../sql/migrate.ts';
import { query, type SqlDatabase, type SqlScriptConnection } from '../sql/sql-database.ts';
import type { BackupHead, BackupTable } from './backup-format.ts';
import { readBackup } from './read-backup.ts';
import { TransferRefusal } from './refusal.ts';
import { type Checksum, isSame, sumUpTable, writePage } from './table-rows.ts';
import { listTableNames, listTableShapes } from './table-shapes.ts';

const COUNT_TENANTS = query<{ total: number }>('select count(*) as total from tenant');
const STEPS = query<{ step: number }>('select step from schema_step order by step');

/** Hears of each table that is back. */
type OnTable = (table: BackupTable, sum: Checksum) => void;

/**
 * Puts a backup back into an empty database of either kind, whichever it was made from: all of it, or nothing.
 *
 * @throws {TransferRefusal} if the database has anything in it, or the file is damaged or of a later version
 */
export async function restoreBackup(
  database: SqlDatabase,
  file: string,
  { now, onTable }: { now: Clock; onTable: OnTable },
): Promise<void> {
  const { steps } = await checkBackup(file);
  const unknown = steps.find((step) => !isKnownStep(step));
  if (unknown !== undefined) {
    throw new TransferRefusal(
      `${file} has schema step ${unknown}, which this version of the endpoint does not know. Use the version that wrote it, or a newer one.`,
    );
  }
  const at = now().toISOString();
  await refuseFilled(database, steps);
  await migrate(database, at, (step) => steps.includes(step));
  await database.transactionAlone((connection) => load(connection, database, { file, onTable }));
  await migrate(database, at);
  if (database.dialect === 'postgres') await prepareMonths(database, now());
}

/** Reads the whole file before anything is written. */
async function checkBackup(file: string): Promise<BackupHead> {
  let head: BackupHead | undefined;
  await readBackup(file, {
    async onHead(found) {
      head = found;
    },
    async onRows() {},
    async onTable() {},
  });
  if (!head) throw new Error('A backup was read without its head.');
  return head;
}

async function refuseFilled(database: SqlDatabase, steps: readonly number[]): Promise<void> {
  const tables = await listTableNames(database, database.dialect);
  if (tables.length === 0) return;
  // What an earlier restore left that was broken off: tables of the same steps, and nothing in them.
  if (tables.includes('schema_step') && tables.includes('tenant')) {
    const made = (await database.all(STEPS, {})).map(({ step }) => step);
    const { total } = (await database.get(COUNT_TENANTS, {})) ?? { total: 1 };
    if (total === 0 && made.every((step) => steps.includes(step))) return;
  }
  throw new TransferRefusal(
    'The database is not empty. A backup is put back into an empty one: name another, or move this one away.',
  );
}

async function load(
  connection: SqlScriptConnection,
  { dialect }: SqlDatabase,
  { file, onTable }: { file: string; onTable: OnTable },
): Promise<void> {
  // The two databases order tables by different references.
  if (dialect === 'sqlite') await connection.runScript('pragma defer_foreign_keys = on');
  const shapes = await listTableShapes(connection, dialect);
  const check = ({ table, columns }: BackupTable) => {
    const shape = shapes.find((one) => one.table === table);
    if (shape && isDeepStrictEqual(shape.columns.toSorted(), columns.toSorted())) return;
    throw new TransferRefusal(
      `${file} has a table ${table} that does not fit. Nothing was put back.`,
    );
  };
  await readBackup(file, {
    async onHead() {},
    async onRows(table, rows) {
      check(table);
      await writePage(connection, table, rows);
    },
    async onTable(table, sum) {
      check(table);
      const found = await sumUpTable(connection, table, table.tenant);
      if (!isSame(found, sum))
        throw new Error(`The rows of ${table.table} did not arrive as saved.`);
      onTable(table, sum);
    },
  });
}
