import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTENSION_FOLDER } from './launch.ts';

/** The part of a manifest that decides what a page carries. */
interface Manifest {
  content_scripts: { matches: string[]; js: string[]; run_at: string }[];
}

/** Scripts by the world that they run in: the extension's own, or the page's. */
interface BareScripts {
  isolated?: string;
  main?: string;
}

/**
 * Writes an extension that runs in the same pages at the same moment as ours, with these scripts in place of the
 * loader and nothing else. With an empty script it is the least that an extension can cost.
 */
export async function writeBareExtension(
  folder: string,
  { isolated = '', main }: BareScripts = {},
): Promise<void> {
  const built = await readFile(join(EXTENSION_FOLDER, 'manifest.json'), 'utf8');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the build's own manifest
  const { content_scripts } = JSON.parse(built) as Manifest;
  const [own] = content_scripts;
  if (!own) throw new Error('The built extension has no content script.');
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Bare',
    version: '1.0',
    content_scripts: [
      { ...own, js: ['isolated.js'] },
      ...(main === undefined ? [] : [{ ...own, js: ['main.js'], world: 'MAIN' }]),
    ],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'isolated.js'), isolated);
  if (main !== undefined) await writeFile(join(folder, 'main.js'), main);
}
