import type { Context } from '../context.ts';
import { letGo } from './let-go.ts';

/** How often it is looked whether a new day has begun, in milliseconds. */
const LOOK_EVERY_MS = 60 * 60 * 1000;
/** What the audit log calls the endpoint itself. */
const ENDPOINT = 'endpoint';

/** What is done once a day, until it is closed. */
export interface DailyWork {
  /** Ends it, once what is under way is done. */
  close(): Promise<void>;
}

/** Where its faults are told. */
export interface DailyLog {
  error(details: { err: unknown }, message: string): void;
}

/**
 * Does each day's work, the first at once: makes the months to come ready, and lets go of what is past keeping. Of many
 * processes, the first that looks lets go for all.
 */
export function startDailyWork(
  context: Pick<Context, 'store' | 'tenant' | 'now'>,
  { months, log }: { months: number; log: DailyLog },
): DailyWork {
  let running = Promise.resolve();
  const run = () => {
    running = workOneDay(context, months).catch((err: unknown) => {
      log.error({ err }, 'what is past keeping is still here; tried again tomorrow');
    });
  };
  run();
  const timer = setInterval(run, LOOK_EVERY_MS).unref();
  return {
    close() {
      clearInterval(timer);
      return running;
    },
  };
}

async function workOneDay(
  context: Pick<Context, 'store' | 'tenant' | 'now'>,
  months: number,
): Promise<void> {
  const { store, tenant, now } = context;
  await store.prepareMonths(now());
  if (!(await store.claimRetention(tenant, now().toISOString().slice(0, 10)))) return;
  await letGo(context, { months, actor: ENDPOINT });
}
