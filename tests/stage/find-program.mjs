// Plain JavaScript without dependencies: the set-up step runs it on Node 20, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where programs of these names would be in the folders of PATH.
 *
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/**
 * The first of these paths that is there and starts.
 *
 * @param {readonly (string | undefined)[]} candidates
 * @returns {string | null}
 */
export function firstThatStarts(candidates) {
  return candidates.find((path) => path && existsSync(path) && starts(path)) ?? null;
}

/**
 * Installs a package of Debian's, if this is Debian and we are root.
 *
 * @param {string} name
 */
export function installWithApt(name) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${name} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of [
    ['update', '-q'],
    ['install', '-y', '-q', name],
  ]) {
    spawnSync('apt-get', step, { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
}

/** @param {string} path */
function starts(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
