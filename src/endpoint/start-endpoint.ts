import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { buildApp } from './app.ts';
import { type Config, localUrl } from './config.ts';
import { startSchedule } from './content/source-schedule.ts';
import type { Context } from './context.ts';
import { type LinkLog, type Links, openLinks } from './links/links.ts';
import { type Metrics, openMetrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { openContext } from './open-context.ts';
import { openReadiness } from './readiness.ts';
import { startDailyWork } from './retention/daily.ts';
import { signStored } from './signing/sign-stored.ts';

/** An endpoint that listens. `url` is where this machine reaches it, with the port that the system chose for 0. */
export interface RunningEndpoint {
  url: string;
  /** Where Prometheus reads the meters, if it does. */
  metricsUrl: string | undefined;
  context: Context;
  /** Says for as long as is configured that it is stopping, finishes the requests under way, and closes the store. */
  close(): Promise<void>;
}

/** How long a request may hold up the end, in milliseconds: an export to a slow reader can last for hours. */
const CLOSE_PATIENCE_MS = 10_000;

/**
 * Starts an endpoint: store, tenant, application, ports.
 *
 * @throws {KeyFileError} if the signing keys can't be used
 * @throws what the database says when it can't be had
 * @throws the system's error when a port can't be had (`EADDRINUSE`, `EACCES`)
 *
 * Nothing stays open then.
 */
export async function startEndpoint(config: Config): Promise<RunningEndpoint> {
  const context = await openContext(config);
  try {
    return await serve(context, config);
  } catch (error) {
    await context.store.close();
    throw error;
  }
}

async function serve(opened: Context, config: Config): Promise<RunningEndpoint> {
  const { store } = opened;
  let isStopping = false;
  // Links and meters are opened before there is an application, whose log the links use.
  const late: { log: LinkLog | null; links: Links | null } = { log: null, links: null };
  const metrics = config.metrics && makeMetrics({ ...opened, isStopping: () => isStopping }, late);
  const context = metrics ? { ...opened, meters: metrics.meters } : opened;
  // Before the links are opened, which lead nowhere that nothing vouches for and remember it for a while.
  const signed = await signStored(context, context.readSigner());
  const links = await serveLinks(context, config, {
    error: (details, message) => late.log?.error(details, message),
  });
  late.links = links?.links ?? null;
  const app = await buildApp({ ...context, config, links, isStopping: () => isStopping });
  late.log = app.log;
  if (signed > 0) app.log.warn({ signed }, 'signed what the active key had not signed');
  const servers: Server[] = [];
  const ending: (() => Promise<void>)[] = [];
  const close = async () => {
    const impatience = setTimeout(() => app.server.closeAllConnections(), CLOSE_PATIENCE_MS);
    await app.close();
    clearTimeout(impatience);
    for (const end of ending) await end();
    await links?.links.close();
    for (const server of servers) server.close();
  };
  try {
    if (metrics && config.metrics) servers.push(await serveMetrics(metrics, config.metrics));
    const daily = startDailyWork(context, { months: config.retentionMonths, log: app.log });
    const schedule = startSchedule(context, app.log);
    ending.push(
      () => daily.close(),
      () => schedule.close(),
    );
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await close();
    throw error;
  }
  const [metricsServer] = servers;
  const metricsHost = config.metrics?.host ?? config.host;
  return {
    url: localUrl(config.host, portOf(app.server)),
    metricsUrl: metricsServer && `${localUrl(metricsHost, portOf(metricsServer))}/metrics`,
    context,
    async close() {
      isStopping = true;
      await wait(config.stopDelayMs);
      await close();
      await store.close();
    },
  };
}

function makeMetrics(
  parts: Pick<Context, 'store' | 'readSigner'> & { isStopping: () => boolean },
  late: { links: Links | null },
): Metrics {
  const listTroubles = openReadiness({
    ...parts,
    links: { checkSpool: async () => late.links?.checkSpool() },
  });
  return openMetrics({
    readLoad: () => parts.store.readLoad(),
    readSpoolBytes: async () => late.links?.readSpoolBytes() ?? 0,
    isReady: async () => (await listTroubles()).length === 0,
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** The short links, if the configuration says where they are. Clicks wait beside the database file. */
async function serveLinks(
  context: Context,
  { linkUrl, clickDurability: durability, dataFile }: Config,
  log: LinkLog,
) {
  if (linkUrl === null) return null;
  const settings = { spoolFolder: `${dataFile}.clicks`, durability };
  return { links: await openLinks(context, settings, log), linkUrl };
}
