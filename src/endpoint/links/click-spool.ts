import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { type ClickRecord, clickSchema } from './click.ts';
import { type FileLock, lockFile } from './file-lock.ts';

/** Clicks that are safe on disk and wait for the database. */
export interface ClickSpool {
  /** Fulfils once the click is on disk. Clicks that come while another one is written share the next `fsync`. */
  append(click: ClickRecord): Promise<void>;
  /** Hands all waiting clicks to `store`, file by file, and deletes a file once all of it was taken. */
  drain(store: (clicks: ClickRecord[]) => Promise<unknown>): Promise<void>;
  /** Rejects when nothing can be written to the disk now. */
  check(): Promise<void>;
  /** How much waits in the folder, of all processes, in bytes. */
  readBytes(): Promise<number>;
  /** Writes what is under way and lets go of the folder. What waits stays for the next start. */
  close(): Promise<void>;
}

/** Clicks handed over at once. */
const BATCH_CLICKS = 1_000;
const OWNER_ONLY = 0o700;

interface Waiting {
  line: string;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Opens the spool in a folder, which processes may share. Each appends to files of its own, under a lock that the
 * system lets go of when the process dies: then whoever drains next takes its files over.
 */
export async function openClickSpool(folder: string): Promise<ClickSpool> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
  const owner = v7();
  const lock = lockFile(join(folder, `${owner}.lock`));
  if (!lock) throw new Error(`The spool ${folder} can not be locked.`);
  const queue: Waiting[] = [];
  let segment: FileHandle | null = null;
  let part = 0;
  /** Files up to this one are written no more. */
  let ended = 0;
  let writing: Promise<void> | null = null;

  async function openSegment(): Promise<FileHandle> {
    part += 1;
    const file = await open(join(folder, `${part}-${owner}.clicks`), 'ax');
    await syncFolder(folder);
    return file;
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      segment ??= await openSegment();
      await segment.appendFile(group.map(({ line }) => line).join(''));
      await segment.datasync();
      for (const { resolve } of group) resolve();
    } catch (error) {
      // Half a line may be there: what comes next starts in a new file.
      await endSegment();
      for (const { reject } of group) reject(error);
    }
  }

  async function endSegment(): Promise<void> {
    const closing = segment;
    segment = null;
    ended = part;
    await closing?.close().catch(() => {});
  }

  /** Runs alone: writing and changing the file take turns. */
  async function writeAll(isLast: boolean): Promise<void> {
    while (queue.length > 0) await writeGroup(queue.splice(0));
    if (isLast) await endSegment();
  }

  function write(isLast = false): Promise<void> {
    const turn = (writing ?? Promise.resolve()).then(() => writeAll(isLast));
    const settled = turn.finally(() => {
      if (writing === settled) writing = null;
    });
    writing = settled;
    return settled;
  }

  return {
    append: (click) =>
      new Promise((resolve, reject) => {
        queue.push({ line: `${JSON.stringify(click)}\n`, resolve, reject });
        if (queue.length === 1) void write();
      }),
    async drain(store) {
      if (segment) await write(true);
      await drainSegments(folder, owner, { store, upTo: ended });
      for (const other of await listOwners(folder)) {
        if (other === owner) continue;
        const taken = lockFile(join(folder, `${other}.lock`));
        if (taken) await takeOver(folder, other, { store, lock: taken });
      }
    },
    async check() {
      const probe = join(folder, `${owner}.probe`);
      await writeFile(probe, 'x', { flush: true });
      await unlink(probe);
    },
    async readBytes() {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.clicks'));
      const sizes = await Promise.all(names.map((name) => readSize(join(folder, name))));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    async close() {
      await write(true);
      await releaseIfEmpty(folder, owner, lock);
    },
  };
}

type Store = (clicks: ClickRecord[]) => Promise<unknown>;

async function drainSegments(
  folder: string,
  owner: string,
  { store, upTo }: { store: Store; upTo: number },
): Promise<void> {
  for (const name of await listSegments(folder, owner)) {
    if (Number.parseInt(name, 10) <= upTo) await drainFile(join(folder, name), store);
  }
}

async function takeOver(
  folder: string,
  owner: string,
  { store, lock }: { store: Store; lock: FileLock },
): Promise<void> {
  try {
    await drainSegments(folder, owner, { store, upTo: Number.POSITIVE_INFINITY });
  } finally {
    await releaseIfEmpty(folder, owner, lock);
  }
}

async function drainFile(path: string, store: Store): Promise<void> {
  const clicks = (await readFile(path, 'utf8')).split('\n').flatMap(readLine);
  for (let start = 0; start < clicks.length; start += BATCH_CLICKS) {
    await store(clicks.slice(start, start + BATCH_CLICKS));
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

/** The size of a file in bytes; 0 if it was taken over meanwhile. */
async function readSize(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function listSegments(folder: string, owner: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(`-${owner}.clicks`))
    .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

async function listOwners(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.lock')).map((name) => name.slice(0, -5));
}

async function releaseIfEmpty(folder: string, owner: string, lock: FileLock): Promise<void> {
  const isEmpty = (await listSegments(folder, owner)).length === 0;
  lock.release();
  if (isEmpty) await unlink(join(folder, `${owner}.lock`)).catch(() => {});
}

/** A new file's name survives a power cut only once its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
