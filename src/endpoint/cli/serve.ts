import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { startEndpoint } from '../start-endpoint.ts';
import { type Command, UsageError } from './command.ts';

/** `serve`: runs the endpoint until it is asked to stop. */
export const serve: Command = {
  help: 'serve                       run the endpoint (also without any command)',
  async run(words, config) {
    parseArgs({ args: words });
    const stop = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    const endpoint = await startEndpoint(config).catch((error: unknown) => {
      throw explain(error, config);
    });
    console.log(`Portevoix endpoint: ${endpoint.url} (stop with Ctrl+C)`);
    await stop;
    await endpoint.close();
    return 0;
  },
};

function explain(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new UsageError(
      `Port ${port} on ${host} is taken. Stop what uses it, or set PORTEVOIX_PORT to another one.`,
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return new UsageError(`This machine does not let us listen on ${host}, port ${port}.`);
  }
  return error;
}
