import { isDeepStrictEqual } from 'node:util';
import { query, type SqlDatabase } from '../sql/sql-database.ts';
import { TransferRefusal } from './refusal.ts';
import {
  type Checksum,
  isSame,
  type Row,
  RunningChecksum,
  readPages,
  sumUpTable,
  writePage,
} from './table-rows.ts';
import { listTableShapes, type TableShape } from './table-shapes.ts';

/** What is copied, and who hears how far it is. */
export interface Copying {
  source: SqlDatabase;
  target: SqlDatabase;
  tenant: string;
  /** A table is there as a whole, and the target was read again to be sure. */
  onTable: (table: string, sum: Checksum) => void;
  /** So many rows of a table are there; told now and then. */
  onRows: (table: string, rows: number) => void;
}

/** How many rows are copied between two words about it. */
const SAY_EVERY_ROWS = 50_000;

const TENANTS = query<{ tenant: string }>('select tenant from tenant order by tenant');

/**
 * Copies everything that one database has of a company into another, table by table in the order of keys, both with the
 * newest schema. Started again, it goes on where it ended: what the target has must be the beginning of what the source
 * has. Nobody may write to the source meanwhile.
 *
 * @throws {TransferRefusal} if there is no such company, or if the target has something else of it
 */
export async function copyCompany(copying: Copying): Promise<void> {
  const { source, target, tenant } = copying;
  const tenants = (await source.all(TENANTS, {})).map((row) => row.tenant);
  if (!tenants.includes(tenant)) {
    throw new TransferRefusal(
      `There is no company ${tenant} to move. There is: ${tenants.join(', ') || 'none'}. PORTEVOIX_TENANT names one.`,
    );
  }
  const shapes = await listTableShapes(source, source.dialect);
  checkSchemas(shapes, await listTableShapes(target, target.dialect));
  for (const shape of shapes) {
    const copied = await copyTable(copying, shape);
    const found = await sumUpTable(target, shape, tenant);
    if (!isSame(copied, found)) throw holdsOthers(shape);
    copying.onTable(shape.table, found);
  }
}

async function copyTable(copying: Copying, shape: TableShape): Promise<Checksum> {
  const { source, target, tenant, onRows } = copying;
  const there = await sumUpTable(target, shape, tenant);
  const sum = new RunningChecksum();
  let unsaid = 0;
  for await (const page of readPages(source, shape, tenant)) {
    const missing: Row[] = [];
    for (const row of page) {
      if (sum.rows === there.rows && !isSame(sum.read(), there)) throw holdsOthers(shape);
      if (sum.rows >= there.rows) missing.push(row);
      sum.add(row);
    }
    if (missing.length > 0) {
      await target.transaction((connection) => writePage(connection, shape, missing));
    }
    unsaid += missing.length;
    if (unsaid < SAY_EVERY_ROWS) continue;
    onRows(shape.table, sum.rows);
    unsaid = 0;
  }
  if (sum.rows < there.rows) throw holdsOthers(shape);
  return sum.read();
}

function checkSchemas(source: readonly TableShape[], target: readonly TableShape[]): void {
  if (isDeepStrictEqual(byName(source), byName(target))) return;
  throw new TransferRefusal(
    'The two databases do not have the same tables: one was changed by hand.',
  );
}

function byName(shapes: readonly TableShape[]): Record<string, string[]> {
  return Object.fromEntries(shapes.map(({ table, columns }) => [table, columns.toSorted()]));
}

function holdsOthers({ table }: TableShape): TransferRefusal {
  return new TransferRefusal(
    `The target has other rows of this company in the table ${table}. If the company is served from there already, it has been moved. If a copy was broken off and the source changed since, empty the target and start anew.`,
  );
}
