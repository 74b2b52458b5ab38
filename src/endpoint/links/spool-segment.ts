import { readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { clickSchema } from './click.ts';

/** Takes clicks, as the lines that they are in their file, into the database. */
export type Store = (lines: readonly string[]) => Promise<unknown>;

/** Clicks handed over at once: one transaction. */
const BATCH_CLICKS = 1_000;

/** Hands over the clicks of a file, those that are remembered or else those that it holds, and deletes it. */
export async function drainSegment(
  { path, lines }: { path: string; lines: readonly string[] | null },
  store: Store,
): Promise<void> {
  if (!lines) return drainFile(path, store);
  await storeAll(lines, store);
  await unlink(path);
}

/** Hands over the clicks that a file holds, and deletes it. */
export async function drainFile(path: string, store: Store): Promise<void> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  await storeAll(lines, (batch) => store(batch.filter(isWhole)));
  await unlink(path);
}

async function storeAll(lines: readonly string[], store: Store): Promise<void> {
  for (let start = 0; start < lines.length; start += BATCH_CLICKS) {
    await store(lines.slice(start, start + BATCH_CLICKS));
  }
}

/** A line that was cut off in the middle was never promised to anybody. */
function isWhole(line: string): boolean {
  try {
    return clickSchema.safeParse(JSON.parse(line)).success;
  } catch {
    return false;
  }
}

/** The paths of the files of one process, oldest first. */
export async function listSegments(folder: string, owner: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(`-${owner}.clicks`))
    .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((name) => join(folder, name));
}

/** How much waits in the folder, of all processes, in bytes. */
export async function sumSizes(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.clicks'));
  const sizes = await Promise.all(names.map((name) => readSize(join(folder, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The size of a file in bytes; 0 if it was taken over meanwhile. */
async function readSize(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
