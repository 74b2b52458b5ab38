import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FaultBrowser } from './browser.ts';
import type { Random } from './random.ts';

/** A copy of what the extension records, as LevelDB files in the profile. */
export type StoredCopy = 'database' | 'journal';

/** How a file can be damaged. */
export type Damage = 'garbage' | 'truncated' | 'flipped' | 'absent';

/** Every how many bytes one is flipped. */
const FLIP_EVERY = 97;

/**
 * Damages the files of one copy whose names fit. The browser must not run.
 *
 * @throws {Error} if no file fits: then nothing would be tested
 */
export async function damageFiles(
  browser: FaultBrowser,
  { copy, files, damage }: { copy: StoredCopy; files: RegExp; damage: Damage },
  random: Random,
): Promise<void> {
  const folder = join(browser.profile, 'Default', folderOf(copy, browser.extensionId));
  const names = (await readdir(folder)).filter((name) => files.test(name));
  if (names.length === 0) throw new Error(`no ${String(files)} in ${folder}`);
  for (const name of names) await damageFile(join(folder, name), damage, random);
}

function folderOf(copy: StoredCopy, extensionId: string): string {
  return copy === 'database'
    ? join('IndexedDB', `chrome-extension_${extensionId}_0.indexeddb.leveldb`)
    : join('Local Extension Settings', extensionId);
}

async function damageFile(file: string, damage: Damage, random: Random): Promise<void> {
  const bytes = await readFile(file);
  switch (damage) {
    case 'garbage':
      return writeFile(
        file,
        bytes.map(() => random.between(0, 256)),
      );
    case 'flipped':
      return writeFile(
        file,
        bytes.map((byte, at) => (at % FLIP_EVERY === 0 ? byte ^ 0xff : byte)),
      );
    case 'truncated':
      return truncate(file, Math.floor(bytes.length / 2));
    case 'absent':
      return rm(file);
  }
}
