import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DatabaseLoad } from '../store/sql/sql-database.ts';
import type { Meters } from './meters.ts';

/** Meters that Prometheus can read. */
export interface Metrics {
  meters: Meters;
  contentType: string;
  /** All of them, in Prometheus' text format. */
  write(): Promise<string>;
}

/** What is looked up when somebody reads the meters. */
export interface Depths {
  /** What the store's database does just now. */
  readLoad: () => DatabaseLoad;
  /** Bytes of clicks that wait on disk for the database, of all processes that share the folder. */
  readSpoolBytes: () => Promise<number>;
  /** Whether the endpoint could serve now. */
  isReady: () => Promise<boolean>;
}

/** Bounds of the durations in seconds: from a redirect without the database to an export. */
const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** Opens the meters of one process. Labels are route patterns, methods, statuses and fixed words, never an id. */
export function openMetrics({ readLoad, readSpoolBytes, isReady }: Depths): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'portevoix_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS_S,
    registers,
  });
  const events = new Counter({
    name: 'portevoix_events_total',
    help: 'Share events by what was answered: accepted, duplicate or rejected.',
    labelNames: ['status'] as const,
    registers,
  });
  const clicks = new Counter({
    name: 'portevoix_clicks_total',
    help: 'Visits to short links by class.',
    labelNames: ['class'] as const,
    registers,
  });
  const runs = new Counter({
    name: 'portevoix_source_runs_total',
    help: 'Runs of scheduled imports by what came of them.',
    labelNames: ['outcome'] as const,
    registers,
  });
  registry.registerMetric(
    new Gauge({
      name: 'portevoix_database_connections',
      help: 'Connections of this process to its database, and requests that wait for one.',
      labelNames: ['state'] as const,
      registers: [],
      collect() {
        for (const [state, count] of Object.entries(readLoad())) this.set({ state }, count);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'portevoix_click_spool_bytes',
      help: 'Clicks that wait on disk for the database.',
      registers: [],
      async collect() {
        this.set(await readSpoolBytes());
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'portevoix_ready',
      help: '1 while the endpoint can serve, as /readyz says.',
      registers: [],
      async collect() {
        this.set((await isReady()) ? 1 : 0);
      },
    }),
  );
  return {
    meters: {
      countAnswer({ method, route, status, seconds }) {
        answers.observe({ method, route, status }, seconds);
      },
      countEvent: (status) => events.inc({ status }),
      countClick: (kind) => clicks.inc({ class: kind }),
      countSourceRun: (outcome) => runs.inc({ outcome }),
    },
    contentType: registry.contentType,
    write: () => registry.metrics(),
  };
}
