import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { EXTENSION_FOLDER } from './launch.ts';

/** Most JavaScript that the popup may open with, gzipped, in kilobytes. */
export const POPUP_MAX_KB = 60;

/** What of the built popup's JavaScript is read before it shows anything, gzipped file by file, in kilobytes. */
export async function weighPopup(): Promise<number> {
  const page = await readFile(join(EXTENSION_FOLDER, 'popup.html'), 'utf8');
  const scripts = page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g);
  const sizes = await Promise.all(
    Array.from(new Set(Array.from(scripts, ([, file = '']) => file)), async (file) =>
      gzipSync(await readFile(join(EXTENSION_FOLDER, file))),
    ),
  );
  return sizes.reduce((sum, { length }) => sum + length, 0) / 1_000;
}
