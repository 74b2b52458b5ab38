import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment } from './endpoint-environment.ts';

const MAIN = resolve(import.meta.dirname, '../../src/endpoint/main.ts');
const START_LIMIT_MS = 20_000;

/** A real endpoint process of this repository on a real port of this machine. */
export interface RunningEndpoint {
  url: string;
  /** The process's number. */
  pid: number;
  dataFile: string;
  /** Runs a command of the endpoint's own CLI on the same database and gives what it printed. */
  cli(...args: string[]): Promise<string>;
  stop(): Promise<void>;
  /** Ends the process at once, as a power cut would: nothing is closed, nothing is written any more. */
  kill(): Promise<void>;
}

/** Which database, and which port; without a port the system chooses a free one. */
export interface EndpointOptions {
  dataFile: string;
  port?: number;
  logLevel?: string;
  /** More of its environment: another database, short links, a clock that is wrong. */
  variables?: Readonly<Record<string, string>>;
}

/**
 * Starts the endpoint and waits until it answers.
 *
 * @throws {Error} with the process's own words if it does not start
 */
export async function startEndpoint(options: EndpointOptions): Promise<RunningEndpoint> {
  const { dataFile, port = await findFreePort(), logLevel = 'warn', variables } = options;
  const url = `http://127.0.0.1:${port}`;
  const own = { PORTEVOIX_PORT: String(port), PORTEVOIX_PUBLIC_URL: url, PORTEVOIX_LOG: logLevel };
  const env = { ...cleanEnvironment(), PORTEVOIX_DATA: dataFile, ...own, ...variables };
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      words = `${words}${chunk.toString()}`.slice(-4_000);
    });
  }
  await waitUntilHealthy(url, () => child.exitCode !== null).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw new Error(`The endpoint did not start on ${url}:\n${words}`, { cause: error });
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    url,
    pid: child.pid ?? 0,
    dataFile,
    cli: (...args) => runEndpointCommand(env, args),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Runs a command of the endpoint's own CLI in this environment, which names the database, and gives what it printed. */
export async function runEndpointCommand(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...args], { env });
  return stdout;
}

/** An invitation as the CLI's `invite` prints it. */
export interface Invitation {
  code: string;
  link: string;
}

/** The invitations that the CLI's `invite` printed. */
export function readInvitations(printed: string): Invitation[] {
  const lines = printed.matchAll(/^(\S{26,})\s+(https?:\/\/\S+#\S+)$/gm);
  return Array.from(lines, ([, code = '', link = '']) => ({ code, link }));
}

/** A port that is free now. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function waitUntilHealthy(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline && !hasEnded()) {
    const healthy = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(hasEnded() ? 'it ended at once' : 'no answer in time');
}
