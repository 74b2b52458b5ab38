import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { query, type SqlConnection, type SqlDatabase } from '../sql/sql-database.ts';
import {
  BACKUP_VERSION,
  type BackupEnd,
  type BackupHead,
  type BackupSum,
  type BackupTable,
} from './backup-format.ts';
import { TransferRefusal } from './refusal.ts';
import { RunningChecksum, readPages } from './table-rows.ts';
import { listTableShapes } from './table-shapes.ts';

const OWNER_ONLY = 0o600;

const TENANTS = query<{ tenant: string }>('select tenant from tenant order by tenant');
const STEPS = query<{ step: number }>('select step from schema_step order by step');

/**
 * Writes everything that the database has at one moment into a file, while others go on reading and writing. The file is
 * its owner's alone, and has its name only once it is whole and on disk. Answers how many rows it holds.
 *
 * @throws {TransferRefusal} if the file is there already, or can't be made
 */
export async function writeBackup(database: SqlDatabase, file: string, now: Date): Promise<number> {
  const part = `${file}.part`;
  await refuseExisting(file);
  const counter = { rows: 0 };
  try {
    await database.snapshot((connection) =>
      pipeline(
        Readable.from(writeLines(connection, { database, now, counter })),
        createGzip(),
        createWriteStream(part, { mode: OWNER_ONLY, flush: true }),
      ),
    );
  } catch (error) {
    await rm(part, { force: true });
    if (!isForbidden(error)) throw error;
    throw new TransferRefusal(`${file} can't be made: there is no such folder, or it is not ours.`);
  }
  await rename(part, file);
  return counter.rows;
}

function isForbidden(error: unknown): boolean {
  const codes = ['ENOENT', 'EACCES', 'ENOTDIR', 'EROFS'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

async function refuseExisting(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new TransferRefusal(`There is a file ${file} already. Name another one.`);
}

/** The backup, line by line. */
async function* writeLines(
  connection: SqlConnection,
  { database, now, counter }: { database: SqlDatabase; now: Date; counter: { rows: number } },
): AsyncGenerator<string> {
  const steps = (await connection.all(STEPS, {})).map(({ step }) => step);
  yield line({ portevoix: 'backup', version: BACKUP_VERSION, madeAt: now.toISOString(), steps });
  const shapes = await listTableShapes(connection, database.dialect);
  const tenants = await connection.all(TENANTS, {});
  for (const { tenant } of tenants) {
    for (const shape of shapes) {
      const sum = new RunningChecksum();
      yield line({ tenant, ...shape });
      for await (const page of readPages(connection, shape, tenant)) {
        for (const row of page) sum.add(row);
        yield page.map((row) => `${JSON.stringify(row)}\n`).join('');
      }
      counter.rows += sum.rows;
      yield line(sum.read());
    }
  }
  yield line({ end: true, tables: tenants.length * shapes.length });
}

function line(value: BackupHead | BackupTable | BackupSum | BackupEnd): string {
  return `${JSON.stringify(value)}\n`;
}
