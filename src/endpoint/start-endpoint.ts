import { buildApp } from './app.ts';
import { type Config, localUrl } from './config.ts';
import type { Context } from './context.ts';
import { type LinkLog, openLinks } from './links/links.ts';
import { openContext } from './open-context.ts';
import { signStored } from './signing/sign-stored.ts';

/** An endpoint that listens. `url` is where this machine reaches it, with the port that the system chose for 0. */
export interface RunningEndpoint {
  url: string;
  context: Context;
  /** Finishes the requests under way, then closes the store. */
  close(): Promise<void>;
}

/** How long a request may hold up the end, in milliseconds: an export to a slow reader can last for hours. */
const CLOSE_PATIENCE_MS = 10_000;

/**
 * Starts an endpoint: store, tenant, application, port.
 *
 * @throws {KeyFileError} if the signing keys can't be used
 * @throws the system's error when the port can't be had (`EADDRINUSE`, `EACCES`); nothing stays open then.
 */
export async function startEndpoint(config: Config): Promise<RunningEndpoint> {
  const context = await openContext(config);
  const { store } = context;
  // The links are opened before there is an application whose log they use.
  const log: { current: LinkLog | null } = { current: null };
  const links = await serveLinks(context, config, {
    error: (details, message) => log.current?.error(details, message),
  });
  const app = await buildApp({ ...context, config, links });
  log.current = app.log;
  const close = async () => {
    const impatience = setTimeout(() => app.server.closeAllConnections(), CLOSE_PATIENCE_MS);
    await app.close();
    clearTimeout(impatience);
    await links?.links.close();
    await store.close();
  };
  try {
    const signed = await signStored(context, context.readSigner());
    if (signed > 0) app.log.warn({ signed }, 'signed what the active key had not signed');
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await close();
    throw error;
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return { url: localUrl(config.host, port), context, close };
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
