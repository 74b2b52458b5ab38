import { resolve } from 'node:path';

/** Where Node keeps what it has made of our TypeScript: a process that starts with it takes a third less. */
const COMPILED = {
  NODE_COMPILE_CACHE: resolve(import.meta.dirname, '../../node_modules/.cache/compiled'),
};

/** What this process was started with, without anybody's settings of an endpoint: a developer's own, or a test's. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  const others = entries.filter(([name]) => !name.startsWith('PORTEVOIX_'));
  return { ...COMPILED, ...Object.fromEntries(others) };
}
