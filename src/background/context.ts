import type { Database } from '../storage/database.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import type { Policy } from './policy.ts';

/** What the worker's handlers work with; tests put fakes in its place. */
export interface WorkerContext {
  database: Database;
  now(): Date;
  random(): number;
  clientVersion: string;
  createClient(options: { baseUrl: string; token?: string }): EndpointClient;
  /** What the company's browser policy sets. */
  readPolicy: () => Promise<Policy>;
  /** Wakes the worker for the next delivery attempt after so many milliseconds; null: nothing waits. */
  scheduleDelivery(delayMs: number | null): Promise<void>;
  openTab(url: string): Promise<void>;
}
