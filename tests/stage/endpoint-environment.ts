/** What this process was started with, without anybody's settings of an endpoint: a developer's own, or a test's. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('PORTEVOIX_')));
}
