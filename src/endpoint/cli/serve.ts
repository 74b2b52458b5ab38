import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { type RunningEndpoint, startEndpoint } from '../start-endpoint.ts';
import { isStoreUnavailable } from '../store/unavailable.ts';
import { type Command, UsageError } from './command.ts';

/** How often a database that is not there is asked for: soon at first, then more and more seldom. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/** `serve`: runs the endpoint until it is asked to stop. */
export const serve: Command = {
  help: 'serve                       run the endpoint (also without any command)',
  async run(words, config) {
    parseArgs({ args: words });
    const asked = new AbortController();
    const stop = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    void stop.then(() => asked.abort());
    const endpoint = await startWhenPossible(config, asked.signal);
    if (!endpoint) return 0;
    console.log(`Portevoix endpoint: ${endpoint.url} (stop with Ctrl+C)`);
    if (endpoint.metricsUrl !== undefined) console.log(`Metrics: ${endpoint.metricsUrl}`);
    await stop;
    await endpoint.close();
    return 0;
  },
};

/**
 * Starts it, and waits for a PostgreSQL server that is not there yet: when machines start anew, the endpoint may be the
 * first. Until then it listens nowhere, since it could answer nothing. Null if it was asked to stop meanwhile.
 */
async function startWhenPossible(
  config: Config,
  signal: AbortSignal,
): Promise<RunningEndpoint | null> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await startEndpoint(config);
    } catch (error) {
      if (config.databaseUrl === null || !isStoreUnavailable(error)) throw explain(error, config);
      const seconds = waitMs / 1_000;
      console.error(`The database can not be reached${codeOf(error)}. Next try in ${seconds} s.`);
    }
    await wait(waitMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
}

function explain(error: unknown, { host, port, metrics }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const isMetrics = metrics && 'port' in Object(error) && Object(error).port === metrics.port;
    const taken = isMetrics ? metrics : { host, port };
    const name = isMetrics ? 'PORTEVOIX_METRICS_PORT' : 'PORTEVOIX_PORT';
    return new UsageError(
      `Port ${taken.port} on ${taken.host} is taken. Stop what uses it, or set ${name} to another one.`,
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return new UsageError(`This machine does not let us listen on ${host}, port ${port}.`);
  }
  return error;
}
