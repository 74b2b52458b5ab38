import type { AbsentRow, Row } from '../row.ts';
import { browserRows } from './browser.ts';
import { mixRows } from './mix.ts';
import { networkRows } from './network.ts';
import { storageRows } from './storage.ts';
import { timeRows } from './time.ts';
import { updateRows } from './update.ts';
import { waitingRows } from './waiting.ts';
import { workerRows } from './worker.ts';

/** Every row that is run, in the order of the table. */
export const rows: readonly Row[] = [
  ...workerRows,
  ...browserRows,
  ...networkRows,
  ...waitingRows,
  ...storageRows,
  ...timeRows,
  ...updateRows,
  ...mixRows,
];

/** Rows that this suite does not run, and why. */
export const absentRows: readonly AbsentRow[] = [];
