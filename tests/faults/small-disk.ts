import { execFile } from 'node:child_process';
import { statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Puts a file system of its own, of so many megabytes, over a folder; takes root on Linux. */
export async function mountSmallDisk(folder: string, sizeMb: number): Promise<void> {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder]);
}

/** Takes the file system away, with all that is on it. */
export async function unmountSmallDisk(folder: string): Promise<void> {
  await run('umount', ['--lazy', folder]);
}

/**
 * Fills the disk of a folder to the last byte.
 *
 * @returns the file to delete for there to be room again
 */
export async function fillDisk(folder: string): Promise<string> {
  const file = join(folder, 'filler');
  const { bavail, bsize } = await statfs(folder);
  // As much as there is: what is written stays, the rest fails.
  await writeFile(file, Buffer.alloc(bavail * bsize + bsize)).catch(() => {});
  return file;
}
