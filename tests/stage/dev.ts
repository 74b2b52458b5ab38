/**
 * `npm run dev`: WXT's development loop, in a visible browser of its own profile with the extension loaded;
 * a saved file rebuilds and reloads it. With `-- --stand-ins` LinkedIn and X are the stand-in pages.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { routePages } from '../pages/serve.ts';
import { launchWithExtension } from './launch.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.output/chrome-mv3-dev');
const onStandIns = process.argv.includes('--stand-ins');

await rm(folder, { recursive: true, force: true });
const loop = spawn(join(root, 'node_modules/.bin/wxt'), [], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
const ended = once(loop, 'exit');
while (!existsSync(join(folder, 'manifest.json')) && loop.exitCode === null) await sleep(200);

if (loop.exitCode === null) {
  const { context } = await launchWithExtension({
    headless: false,
    profile: join(root, '.data/dev-profile'),
    extension: folder,
  }).catch((error: unknown) => {
    loop.kill();
    throw new Error('No browser could be opened: development needs a display.', { cause: error });
  });
  if (onStandIns) await routePages(context);
  for (const url of ['https://www.linkedin.com/feed/', 'https://x.com/home']) {
    await (await context.newPage()).goto(url).catch(() => undefined);
  }
  context.once('close', () => loop.kill());
}
await ended;
