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
export const absentRows: readonly AbsentRow[] = [
  {
    id: 'F16',
    fault: 'PostgreSQL: immediate stop, restart, full disk',
    reason:
      '2026-11-23: the suite drives the endpoint on SQLite; PostgreSQL itself is tested in tests/endpoint',
  },
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
  {
    id: 'F33',
    fault: 'a redirect while the database is down',
    reason: '2026-11-23: the endpoint has no redirects yet',
  },
  {
    id: 'F34',
    fault: 'the redirect process is killed in a burst',
    reason: '2026-11-23: the endpoint has no redirects yet',
  },
];
