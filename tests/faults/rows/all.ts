import type { AbsentRow, Row } from '../row.ts';
import { browserRows } from './browser.ts';
import { networkRows } from './network.ts';
import { updateRows } from './update.ts';
import { workerRows } from './worker.ts';

/** Every row that is run, in the order of the table. */
export const rows: readonly Row[] = [...workerRows, ...browserRows, ...networkRows, ...updateRows];

/** Rows that this suite does not run, and why. */
export const absentRows: readonly AbsentRow[] = [];
