import type { Context } from '../context.ts';
import type { SourceRecord } from '../store/source-store.ts';
import { runSource, settleRun } from './run-source.ts';

/** What the log is told. */
export interface ScheduleLog {
  info(details: { source: string; outcome: string }, message: string): void;
  error(details: { err: unknown }, message: string): void;
}

/** Imports of one process, until it ends. */
export interface SourceSchedule {
  /** Runs what is due and not another process's, one source after the other. */
  runDue(): Promise<void>;
  /** Ends after the run that is under way. */
  close(): Promise<void>;
}

/** How often it is looked what is due, in milliseconds. */
const LOOK_EVERY_MS = 30_000;
/** Whoever took a run and died has it so long; then it is anybody's. A run takes seconds. */
const TURN_MS = 5 * 60_000;
/** What the audit log calls a scheduled import. */
const ACTOR = 'endpoint';

/**
 * Starts the scheduled imports of a process. A source is run by one process at a time: the first that moves its next
 * run on in the database.
 */
export function startSchedule(context: Context, log: ScheduleLog): SourceSchedule {
  let running: Promise<void> | null = null;
  let isClosed = false;

  async function runOne(source: SourceRecord): Promise<void> {
    const { store, tenant, now, meters } = context;
    const nextAt = new Date(now().getTime() + TURN_MS).toISOString();
    const turn = { seenNextAt: source.nextAt, nextAt };
    if (!(await store.claimSource(tenant, source.id, turn))) return;
    const run = await runSource(context, source, { actor: ACTOR });
    await store.settleSource(tenant, source, settleRun(source, run, now()));
    meters.countSourceRun(run.outcome);
    log.info({ source: source.id, outcome: run.outcome }, 'a scheduled import ran');
  }

  async function runAll(): Promise<void> {
    try {
      const at = context.now().toISOString();
      const sources = await context.store.listSources(context.tenant);
      for (const source of sources) {
        if (!isClosed && source.nextAt <= at) await runOne(source);
      }
    } catch (err) {
      log.error({ err }, 'scheduled imports wait for the database');
    }
  }

  const runDue = () => {
    running ??= runAll().finally(() => {
      running = null;
    });
    return running;
  };
  const timer = setInterval(() => void runDue(), LOOK_EVERY_MS).unref();
  return {
    runDue,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await running;
    },
  };
}
