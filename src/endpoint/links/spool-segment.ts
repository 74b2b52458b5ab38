import { readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type ClickRecord, clickSchema } from './click.ts';

/** Takes clicks into the database. */
export type Store = (clicks: ClickRecord[]) => Promise<unknown>;

/** Clicks handed over at once: a database in this process answers nobody else meanwhile. */
const BATCH_CLICKS = 500;

/** Hands over the clicks of a file, those that are remembered or else those that it holds, and deletes it. */
export function drainSegment(
  { path, clicks }: { path: string; clicks: readonly ClickRecord[] | null },
  store: Store,
): Promise<void> {
  return clicks
    ? drainAll({ path, waiting: clicks, read: (click) => [click] }, store)
    : drainFile(path, store);
}

/** Hands over the clicks that a file holds, and deletes it. */
export async function drainFile(path: string, store: Store): Promise<void> {
  const waiting = (await readFile(path, 'utf8')).split('\n');
  await drainAll({ path, waiting, read: readLine }, store);
}

async function drainAll<Kept>(
  {
    path,
    waiting,
    read,
  }: { path: string; waiting: readonly Kept[]; read: (kept: Kept) => ClickRecord[] },
  store: Store,
): Promise<void> {
  for (let start = 0; start < waiting.length; start += BATCH_CLICKS) {
    await store(waiting.slice(start, start + BATCH_CLICKS).flatMap(read));
  }
  await unlink(path);
}

/** A line that was cut off in the middle was never promised to anybody. */
function readLine(line: string): ClickRecord[] {
  try {
    const parsed = clickSchema.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
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
