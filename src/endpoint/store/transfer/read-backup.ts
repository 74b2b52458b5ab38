import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type * as z from 'zod';
import {
  BACKUP_VERSION,
  type BackupHead,
  type BackupTable,
  backupEndSchema,
  backupHeadSchema,
  backupRowSchema,
  backupSumSchema,
  backupTableSchema,
} from './backup-format.ts';
import { TransferRefusal } from './refusal.ts';
import { type Checksum, isSame, type Row, RunningChecksum } from './table-rows.ts';

/** What a backup holds, in its order. */
export interface BackupReader {
  onHead(head: BackupHead): Promise<void>;
  onRows(table: BackupTable, rows: readonly Row[]): Promise<void>;
  /** A table has ended, and its rows are those that were saved. */
  onTable(table: BackupTable, sum: Checksum): Promise<void>;
}

/** Rows that are handed over at once. */
const PAGE_ROWS = 500;

/**
 * Reads a backup to its end and compares every table with its checksum.
 *
 * @throws {TransferRefusal} if the file is no backup, is damaged or cut off, or is of a later version
 */
export async function readBackup(file: string, reader: BackupReader): Promise<void> {
  const lines = readLines(file);
  try {
    const head = parse(backupHeadSchema, await nextLine(lines));
    if (head.version > BACKUP_VERSION) {
      throw new TransferRefusal(`${file} is of a later version of the endpoint. Use that one.`);
    }
    await reader.onHead(head);
    for (let tables = 0; ; tables += 1) {
      const line = await nextLine(lines);
      const end = backupEndSchema.safeParse(line);
      if (!end.success) await readTable(lines, parse(backupTableSchema, line), reader);
      else if (end.data.tables === tables) return;
      else throw new Damage();
    }
  } catch (error) {
    if (error instanceof Damage || isDamage(error)) {
      throw new TransferRefusal(`${file} is no backup, or is damaged. Nothing was put back.`);
    }
    if (isMissing(error)) throw new TransferRefusal(`There is no file ${file} that can be read.`);
    throw error;
  } finally {
    await lines.return(undefined);
  }
}

/** Says that the file is not what was written once. */
class Damage extends Error {}

async function readTable(
  lines: AsyncGenerator<string>,
  table: BackupTable,
  reader: BackupReader,
): Promise<void> {
  const sum = new RunningChecksum();
  let page: Row[] = [];
  for (;;) {
    const line = await nextLine(lines);
    const row = backupRowSchema.safeParse(line);
    if (!row.success) {
      if (page.length > 0) await reader.onRows(table, page);
      if (!isSame(parse(backupSumSchema, line), sum.read())) throw new Damage();
      await reader.onTable(table, sum.read());
      return;
    }
    if (row.data.length !== table.columns.length) throw new Damage();
    sum.add(row.data);
    page.push(row.data);
    if (page.length < PAGE_ROWS) continue;
    await reader.onRows(table, page);
    page = [];
  }
}

/** The lines of the file. Only a line feed ends one: other separators may stand within a text. */
async function* readLines(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const texts = createGunzip();
  bytes.on('error', (error) => texts.destroy(error)).pipe(texts);
  let rest = '';
  for await (const text of texts.setEncoding('utf8')) {
    const lines = (rest + String(text)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function nextLine(lines: AsyncGenerator<string>): Promise<unknown> {
  const { value, done } = await lines.next();
  if (done) throw new Damage();
  try {
    return JSON.parse(value);
  } catch {
    throw new Damage();
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Damage();
  return parsed.data;
}

/** What zlib says of a file that is not its own, or not whole. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function isMissing(error: unknown): boolean {
  const codes = ['ENOENT', 'EACCES', 'EISDIR'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
