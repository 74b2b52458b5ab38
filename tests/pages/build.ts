import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const pagesFolder = import.meta.dirname;
const rootFolder = resolve(pagesFolder, '../..');
const outFolder = join(rootFolder, '.output/pages');
const stampFile = '.stamp';

/** Where the built files sit on each network's origin; no path of the real networks starts so. */
export const assetBase = '/stand-in/';

/** One digest over everything that the bundles are made of. */
async function digestInputs(): Promise<string> {
  const names = (await readdir(pagesFolder, { recursive: true })).filter((name) =>
    /\.(tsx?|css|svg|html)$/u.test(name),
  );
  const files = [
    join(rootFolder, 'package-lock.json'),
    ...names.toSorted().map((name) => join(pagesFolder, name)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

async function isFresh(digest: string): Promise<boolean> {
  const file = join(outFolder, stampFile);
  return existsSync(file) && (await readFile(file, 'utf8')) === digest;
}

/**
 * Bundles every stand-in page into `.output/pages`, unless nothing changed since the last time. Safe to
 * call from several test processes at once: each builds aside and the first one done moves its folder in.
 * @returns the folder with the pages.
 */
export async function buildPages(): Promise<string> {
  const digest = await digestInputs();
  if (await isFresh(digest)) return outFolder;
  const aside = `${outFolder}.${process.pid}`;
  const pages = (await readdir(pagesFolder)).filter((name) => name.endsWith('.html'));
  await build({
    root: pagesFolder,
    base: assetBase,
    configFile: false,
    logLevel: 'warn',
    // Draft.js and its fbjs expect Node's names.
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    // LinkedIn's class names are hashes: a selector that counts on one can't be written by accident.
    css: { modules: { generateScopedName: '_[hash:hex:8]' } },
    build: {
      outDir: aside,
      emptyOutDir: true,
      minify: false,
      cssMinify: false,
      modulePreload: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: pages.map((page) => join(pagesFolder, page)) },
    },
  });
  await writeFile(join(aside, stampFile), digest);
  await mkdir(join(rootFolder, '.output'), { recursive: true });
  if (!(await isFresh(digest))) {
    await rm(outFolder, { recursive: true, force: true });
    // Another process may have been quicker: then its folder, made from the same inputs, stays.
    await rename(aside, outFolder).catch(() => undefined);
  }
  await rm(aside, { recursive: true, force: true });
  return outFolder;
}

if (import.meta.main) console.log(await buildPages());
