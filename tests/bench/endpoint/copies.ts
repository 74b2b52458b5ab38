import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { v7 } from 'uuid';
import { openDatabase } from '../../../src/endpoint/store/open-store.ts';
import { query } from '../../../src/endpoint/store/sql/sql-database.ts';
import type { StoredEvent } from '../../../src/endpoint/store/store.ts';
import type { Company } from './company.ts';
import { findProgram } from './programs.ts';
import { makeStoredBatches, storeAll } from './store-batches.ts';

/** Events with their shares, a second, into PostgreSQL: through the store on four connections, and the same rows by COPY. */
export interface CopyRound {
  store: number;
  copy: number;
}

/** A row of a table as the database gives it. */
type TableRow = Record<string, string | number | null>;

const BATCHES = 200;
const AT_ONCE = 4;
/** What the store keeps of an event that begins a share, but for the totals: one comes after the other, by a foreign key. */
const TABLES = ['share_event', 'share'];

/**
 * Stores events, each of which begins a share, through the store; then copies the rows that this made, under new ids, into
 * the same tables by `psql`'s COPY. Null where there is no psql.
 */
export async function measureCopies(
  company: Company,
  databaseUrl: string,
): Promise<CopyRound | null> {
  const psql = findProgram('psql');
  if (!psql) return null;
  const batches = makeStoredBatches(BATCHES);
  const store = await storeAll(company.context, batches, { atOnce: AT_ONCE, expected: 'accepted' });
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-copy-'));
  const commands = await writeCopies(company, folder, batches.flat());
  const begin = performance.now();
  await promisify(execFile)(psql, [databaseUrl, ...commands]);
  const seconds = (performance.now() - begin) / 1_000;
  await rm(folder, { recursive: true });
  return { store, copy: batches.flat().length / seconds };
}

/** Writes the rows of these events and their shares into files, under new ids; answers psql's words that copy them. */
async function writeCopies(
  { context }: Company,
  folder: string,
  events: readonly StoredEvent[],
): Promise<string[]> {
  const database = openDatabase(context.location);
  const copies = new Map(
    events.flatMap(({ id, shareId }) => [id, shareId].map((one) => [one, v7()])),
  );
  const first = events.reduce((least, { shareId }) => (shareId < least ? shareId : least), '~');
  const words: string[] = [];
  for (const table of TABLES) {
    const rows = await database.all(
      query<TableRow>(`select * from ${table} where tenant = :tenant and share_id >= :first`),
      { tenant: context.tenant, first },
    );
    if (rows.length !== events.length) throw new Error(`${rows.length} rows of ${table}`);
    const file = join(folder, table);
    const lines = rows.map((row) => Object.values(row).map((value) => toText(value, copies)));
    await writeFile(file, lines.map((line) => `${line.join('\t')}\n`).join(''));
    const names = Object.keys(rows[0] ?? {}).join(', ');
    words.push('-c', `\\copy ${table} (${names}) from '${file}'`);
  }
  await database.close();
  return words;
}

/** As COPY reads it, with another id in place of one that is taken: nothing in these texts needs an escape. */
function toText(value: string | number | null, copies: ReadonlyMap<string, string>): string {
  if (value === null) return '\\N';
  const text = String(value);
  return copies.get(text) ?? text;
}
