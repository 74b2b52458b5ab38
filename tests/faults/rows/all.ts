import type { AbsentRow, Row } from '../row.ts';
import { networkRows } from './network.ts';
import { workerRows } from './worker.ts';

/** Every row that is run, in the order of the table. */
export const rows: readonly Row[] = [...workerRows, ...networkRows];

/** Rows that this suite does not run, and why. */
export const absentRows: readonly AbsentRow[] = [];
