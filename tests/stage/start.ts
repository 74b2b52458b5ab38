/**
 * `npm start`: builds the extension, starts the endpoint on its SQLite file, loads the demo programme, and
 * shares for real. With a display, a visible browser opens, ready for the real networks; without one, or
 * with --once, the run is played on the stand-in pages. --once ends after the run; else it serves until Ctrl-C.
 */
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findFreePort, type RunningEndpoint, readInvitations, startEndpoint } from './endpoint.ts';
import { playGuidedRun } from './guided-run.ts';
import { openForRealNetworks } from './real-browser.ts';

const root = resolve(import.meta.dirname, '../..');
const data = join(root, '.data');
const screenshots = join(root, '.output/screenshots');
const DEFAULT_PORT = 8787;
const DEMO = join(root, 'src/endpoint/demo/programme.json');

const { values: options } = parseArgs({
  options: { once: { type: 'boolean' }, headless: { type: 'boolean' }, port: { type: 'string' } },
});

let step = 0;
const say = (sentence: string) => console.log(`      ${sentence}`);
const begin = (title: string) => {
  step += 1;
  console.log(`\n[${step}/5] ${title}`);
};

try {
  await main();
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function main(): Promise<void> {
  begin('Building the extension');
  const build = spawnSync(join(root, 'node_modules/.bin/wxt'), ['build'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (build.status !== 0) throw new Error(`The build failed:\n${build.stdout}${build.stderr}`);
  say('.output/chrome-mv3');

  begin('Starting the company endpoint');
  await mkdir(data, { recursive: true });
  const endpoint = await startEndpoint({
    dataFile: join(data, 'portevoix.sqlite'),
    port: await choosePort(),
  });
  say(`${endpoint.url}, database .data/portevoix.sqlite`);
  try {
    await serve(endpoint);
  } finally {
    await endpoint.stop();
  }
}

async function serve(endpoint: RunningEndpoint): Promise<void> {
  begin('First admin');
  const adminToken = await firstAdminToken(endpoint);
  say(`Sign in on the extension’s admin page with address ${endpoint.url} and this token:`);
  say(adminToken);

  begin('Loading approved content');
  say((await endpoint.cli('import', DEMO)).trim());
  const [invitation] = readInvitations(
    await endpoint.cli('invite', '--trained', '--topics', 'energy'),
  );
  const link = invitation?.link ?? '';

  const visible = hasDisplay() && !options.headless && !options.once;
  begin(
    visible ? 'Opening a browser with the extension' : 'Sharing for real, on the stand-in pages',
  );
  if (visible) {
    say(`Accept on the welcome page and paste this invitation: ${link}`);
    const closed = openForRealNetworks(join(data, 'profile'));
    await Promise.race([closed, interrupted()]);
    return;
  }
  await rm(screenshots, { recursive: true, force: true });
  const rows = await playGuidedRun({
    endpointUrl: endpoint.url,
    invitation: link,
    adminToken,
    screenshots,
    say,
  });
  console.log('\nThe share log, as the company’s database has it:');
  console.log(JSON.stringify(rows, null, 2));
  console.log('\nScreenshots: .output/screenshots');
  if (options.once) return;
  console.log(`\nThe endpoint stays up at ${endpoint.url}. Ctrl-C ends it.`);
  await interrupted();
}

/** The token of the first admin: made once, kept in a file that only its owner reads. */
async function firstAdminToken(endpoint: RunningEndpoint): Promise<string> {
  const file = join(data, 'first-admin-token');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept && (await isGood(endpoint, kept))) return kept;
  const token = (await endpoint.cli('admin-token')).trim();
  await writeFile(file, token, { mode: 0o600 });
  await chmod(file, 0o600);
  return token;
}

async function isGood({ url }: RunningEndpoint, token: string): Promise<boolean> {
  const answer = await fetch(`${url}/v1/admin/me`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.ok;
}

async function choosePort(): Promise<number> {
  if (options.port) return Number(options.port);
  const free = await fetch(`http://127.0.0.1:${DEFAULT_PORT}/`).then(
    () => false,
    () => true,
  );
  return free ? DEFAULT_PORT : findFreePort();
}

function hasDisplay(): boolean {
  if (process.env.CI) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

function interrupted(): Promise<void> {
  return new Promise((end) => {
    process.once('SIGINT', () => end());
    process.once('SIGTERM', () => end());
  });
}
