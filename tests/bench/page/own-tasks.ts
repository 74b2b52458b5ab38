import type { CDPSession } from '@playwright/test';

/** An event of Chromium's trace; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args: { data?: { url?: string } };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'];

/** Starts a trace; the returned function ends it and gives our script's share of each task of the page, in milliseconds. */
export async function traceOwnScript(session: CDPSession): Promise<() => Promise<number[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    // The protocol types a trace's events as bare objects; which fields they have is the trace format's.
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  return async () => {
    const complete = new Promise<void>((resolve) => {
      session.once('Tracing.tracingComplete', () => resolve());
    });
    await session.send('Tracing.end');
    await complete;
    return sumByTask(events);
  };
}

const urlOf = ({ args }: TraceEvent) => args.data?.url ?? '';
const isOurs = (event: TraceEvent) => urlOf(event).startsWith('chrome-extension://');
const isPages = (event: TraceEvent) => urlOf(event).startsWith('https://');

/**
 * For each task of the page's thread in which our script ran, how long it ran there. What it makes the page do at
 * once, its editor taking a text for one, is counted with it. The trace does not say whose a promise's continuation
 * is: in a task without script of the page's own, all of them are counted as ours.
 */
export function sumByTask(events: readonly TraceEvent[]): number[] {
  const pages = new Set(events.filter(isPages).map(threadOf));
  const finished = events.filter(
    (event) => event.ph === 'X' && event.dur !== undefined && pages.has(threadOf(event)),
  );
  const script = finished.filter(
    (event) => isOurs(event) || isPages(event) || isContinuation(event),
  );
  return finished
    .filter(({ name }) => name === 'RunTask')
    .map((task) => {
      const inside = script.filter((event) => holds(task, event));
      const own = inside.some(isPages)
        ? inside.filter(isOurs)
        : inside.filter((event) => isOurs(event) || isContinuation(event));
      const outermost = own.filter((event) => !own.some((other) => holds(other, event)));
      return outermost.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1_000;
    })
    .filter((ms) => ms > 0);
}

const isContinuation = ({ name }: TraceEvent) => name === 'RunMicrotasks';

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

function holds(outer: TraceEvent, inner: TraceEvent): boolean {
  if (outer === inner || threadOf(outer) !== threadOf(inner)) return false;
  return outer.ts <= inner.ts && outer.ts + (outer.dur ?? 0) >= inner.ts + (inner.dur ?? 0);
}
