import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { cleanEnvironment } from '../stage/endpoint-environment.ts';
import { freshLocation } from './test-location.ts';

const MAIN = fileURLToPath(new URL('../../src/endpoint/main.ts', import.meta.url));

/** The command line on a database of its own, a fresh one unless it is given; what it starts ends with the test. */
export async function openCommandLine(
  variables: Record<string, string> = {},
  given?: StoreLocation,
) {
  const location = given ?? (await freshLocation());
  const env = {
    ...cleanEnvironment(),
    PORTEVOIX_DATA: location.dataFile,
    PORTEVOIX_DATABASE_URL: location.databaseUrl ?? '',
    PORTEVOIX_PORT: '0',
    ...variables,
  };
  const start = (...words: string[]): ChildProcess => {
    const child = spawn(process.execPath, [MAIN, ...words], { env });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };
  const run = async (...words: string[]) => {
    const child = spawn(process.execPath, [MAIN, ...words], { env });
    const exit = once(child, 'close');
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await exit;
    return { code, out, err };
  };
  return { location, start, run };
}

/** Waits until a started endpoint has said where it is. */
export async function readUrl({ stdout }: ChildProcess): Promise<string> {
  let words = '';
  for await (const chunk of stdout ?? []) {
    words += String(chunk);
    const url = /Portevoix endpoint: (\S+)/.exec(words)?.[1];
    if (url) return url;
  }
  throw new Error(`The endpoint ended without an address: ${words}`);
}

/** Sends JSON, with a bearer token where one is given. */
export const post = (url: string, body: unknown, token = '') =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
