import type { AbsentRow, Row } from '../row.ts';
import { browserRows } from './browser.ts';
import { killRows } from './kills.ts';
import { mixRows } from './mix.ts';
import { networkRows } from './network.ts';
import { postgresRows } from './postgres.ts';
import { redirectRows } from './redirects.ts';
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
  ...postgresRows,
  ...redirectRows,
  ...mixRows,
  ...killRows,
];

/** Rows that this suite does not run, and why. */
export const absentRows: readonly AbsentRow[] = [
  {
    id: 'F31',
    fault: 'the page renders anew and removes our element a hundred times',
    reason: 'tests/e2e/survival.spec.ts',
  },
  {
    id: 'F32',
    fault: 'the network changed its editor: unknown class, missing button',
    reason: 'tests/e2e/trouble.spec.ts',
  },
];
