import { buildApp } from './app.ts';
import { type Config, localUrl } from './config.ts';
import type { Context } from './context.ts';
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
  const app = await buildApp({ ...context, config });
  const close = async () => {
    const impatience = setTimeout(() => app.server.closeAllConnections(), CLOSE_PATIENCE_MS);
    await app.close();
    clearTimeout(impatience);
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
