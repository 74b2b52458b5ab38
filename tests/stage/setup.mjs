// The set-up step of `npm start` and `npm test`. Plain JavaScript, no dependency, runs on Node 20: what
// comes after it runs on the Node that the lockfile brings.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, installChromium } from './chromium.mjs';
import { findFirefox, installFirefox } from './firefox.mjs';

const STAMP = join('node_modules', '.portevoix-setup');
const NODE_MAJOR = 24;

try {
  installPackages();
  checkNode();
  if (!(await findChromium())) console.log(`Chromium: ${await installChromium()}`);
  // Only the tests need the second browser.
  const isTest = process.env.npm_lifecycle_event === 'test';
  if (isTest && !findFirefox()) console.log(`Firefox: ${installFirefox()}`);
} catch (error) {
  console.error(`Set-up stopped: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

/** Installs exactly what the lockfile says, unless it already has. */
function installPackages() {
  const lockfile = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockfile) return;
  console.log('Installing packages from the lockfile …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // The Node that runs npm may be older than some packages ask for; the one that runs them is not.
  const result = spawnSync(npm, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new Error('npm ci failed; its own message is above.');
  writeFileSync(STAMP, lockfile);
}

/** Makes sure that npm scripts find the Node of the lockfile first. */
function checkNode() {
  const node = join('node_modules', '.bin', 'node');
  const { stdout } = spawnSync(node, ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= NODE_MAJOR) return;
  throw new Error(
    `Node ${NODE_MAJOR} is missing from node_modules: its install script did not run. Run "npm rebuild node", then try again.`,
  );
}
