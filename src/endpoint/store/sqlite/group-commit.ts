import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { SqlScriptConnection } from '../sql/sql-database.ts';

/** Work that waits for its turn on the writing connection. */
interface Waiting {
  /** Does the work in a savepoint of its own; what went wrong is kept until the group is committed. */
  run(): Promise<void>;
  /** Tells whoever waits, once the group is on disk, or that it is not. */
  settle(failure: { error: unknown } | null): void;
}

/** Most transactions that share one commit: a bound on what one slow commit keeps waiting. */
const GROUP_MAX = 64;

/** SQLite's code for a lock that somebody else has. */
const SQLITE_BUSY = 5;
/** How long a transaction waits for other processes before it gives up, and how often it looks, in milliseconds. */
const BUSY_PATIENCE_MS = 5_000;
const BUSY_PAUSE_MS = 5;

/** The one writer of a connection. */
export interface Writer {
  /** Runs work in a transaction, alone on the connection. */
  transaction: <Result>(
    work: (connection: SqlScriptConnection) => Promise<Result>,
  ) => Promise<Result>;
  /** How many transactions wait, or are in the group that is being written. */
  countWaiting: () => number;
}

/**
 * One writer for one SQLite connection. Transactions that wait at the same moment share one commit, and so one
 * `fsync`; each has a savepoint of its own, so that one that fails takes nothing else with it. The write lock is
 * held from the start: what a transaction reads is still true when it writes, whatever other processes do.
 */
export function createWriter(database: DatabaseSync, connection: SqlScriptConnection): Writer {
  const queue: Waiting[] = [];
  let draining = false;
  let writing = 0;

  async function drain(): Promise<void> {
    if (draining) return;
    draining = true;
    while (queue.length > 0) {
      const group = queue.splice(0, GROUP_MAX);
      writing = group.length;
      await commitGroup(database, group);
      writing = 0;
    }
    draining = false;
  }

  const transaction: Writer['transaction'] = (work) =>
    new Promise((resolve, reject) => {
      let outcome: (() => void) | undefined;
      queue.push({
        async run() {
          try {
            const result = await inSavepoint(database, () => work(connection));
            outcome = () => resolve(result);
          } catch (error) {
            outcome = () => reject(error);
          }
        },
        settle: (failure) => (failure ? reject(failure.error) : outcome?.()),
      });
      // Once this turn is over: whatever else came with it joins the group, and whoever waits for no database goes first.
      setImmediate(() => void drain());
    });
  return { transaction, countWaiting: () => queue.length + writing };
}

async function commitGroup(database: DatabaseSync, group: readonly Waiting[]): Promise<void> {
  let failure: { error: unknown } | null = null;
  try {
    await begin(database);
    for (const waiting of group) await waiting.run();
    database.exec('commit');
  } catch (error) {
    failure = { error };
    // SQLite has undone it already when the disk was full or failed.
    if (database.isTransaction) database.exec('rollback');
  }
  for (const waiting of group) waiting.settle(failure);
}

/**
 * Takes the write lock. While another process has it, redirects and other answers go on: waiting inside SQLite would
 * hold up the whole process.
 */
async function begin(database: DatabaseSync): Promise<void> {
  const lastTry = performance.now() + BUSY_PATIENCE_MS;
  for (;;) {
    try {
      database.exec('begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > lastTry) throw error;
      await wait(BUSY_PAUSE_MS);
    }
  }
}

/** Whether somebody else has the lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

async function inSavepoint<Result>(
  database: DatabaseSync,
  work: () => Promise<Result>,
): Promise<Result> {
  database.exec('savepoint one');
  try {
    const result = await work();
    database.exec('release one');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback to one; release one');
    throw error;
  }
}
