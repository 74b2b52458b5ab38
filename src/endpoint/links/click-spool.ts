import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { ClickRecord } from './click.ts';
import { type FileLock, lockFile } from './file-lock.ts';
import { drainFile, drainSegment, listSegments, type Store, sumSizes } from './spool-segment.ts';

/** Clicks that are safe on disk and wait for the database. */
export interface ClickSpool {
  /** Fulfils once the click is on disk. Clicks that come while it waits or another one is written share an `fsync`. */
  append(click: ClickRecord): Promise<void>;
  /** Hands all waiting clicks to `store`, file by file, and deletes a file once all of it was taken. */
  drain(store: Store): Promise<void>;
  /** Rejects when nothing can be written to the disk now. */
  check(): Promise<void>;
  /** How much waits in the folder, of all processes, in bytes. */
  readBytes(): Promise<number>;
  /** Writes what is under way and lets go of the folder. What waits stays for the next start. */
  close(): Promise<void>;
}

/** Clicks that are also remembered, so that none is read from its file again; more only when the database is down. */
const REMEMBERED_CLICKS = 100_000;
const OWNER_ONLY = 0o700;
/** A new file to append to; where the system can, its every write is on disk when it is done: one call, not two. */
const { O_APPEND, O_CREAT, O_DSYNC, O_EXCL, O_WRONLY } = constants;
const WRITES_THROUGH = 'O_DSYNC' in constants;
const APPEND = O_APPEND | O_CREAT | O_EXCL | O_WRONLY | (WRITES_THROUGH ? O_DSYNC : 0);

interface Waiting {
  click: ClickRecord;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** A file of this process; `clicks` null: there are too many to remember. */
interface OwnSegment {
  path: string;
  clicks: ClickRecord[] | null;
}

/**
 * Opens the spool in a folder, which processes may share. Each appends to files of its own, under a lock that the
 * system lets go of when the process dies: then whoever drains next takes its files over.
 *
 * @param gatherMs how long a click waits for others to go to disk with; 0: for those alone that came in the same turn
 */
export async function openClickSpool(
  folder: string,
  { gatherMs }: { gatherMs: number },
): Promise<ClickSpool> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
  const owner = v7();
  const lock = lockFile(join(folder, `${owner}.lock`));
  if (!lock) throw new Error(`The spool ${folder} can not be locked.`);
  const queue: Waiting[] = [];
  let current: (OwnSegment & { file: FileHandle }) | null = null;
  let parts = 0;
  /** Files that are written no more. */
  const ended: OwnSegment[] = [];
  let writing: Promise<void> | null = null;

  async function openSegment() {
    parts += 1;
    const path = join(folder, `${parts}-${owner}.clicks`);
    const file = await open(path, APPEND);
    current = { path, file, clicks: [] };
    await syncFolder(folder);
    return current;
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const segment = current ?? (await openSegment());
      await segment.file.appendFile(
        group.map(({ click }) => `${JSON.stringify(click)}\n`).join(''),
      );
      if (!WRITES_THROUGH) await segment.file.datasync();
      remember(
        segment,
        group.map(({ click }) => click),
      );
      for (const { resolve } of group) resolve();
    } catch (error) {
      // Half a line may be there: what comes next starts in a new file.
      await endSegment();
      for (const { reject } of group) reject(error);
    }
  }

  function remember(segment: OwnSegment, clicks: readonly ClickRecord[]): void {
    segment.clicks?.push(...clicks);
    const all = [...ended, segment].reduce((sum, { clicks: one }) => sum + (one?.length ?? 0), 0);
    if (all > REMEMBERED_CLICKS) segment.clicks = null;
  }

  async function endSegment(): Promise<void> {
    if (!current) return;
    const { file, ...segment } = current;
    current = null;
    ended.push(segment);
    await file.close().catch(() => {});
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

  async function gather(): Promise<void> {
    await (gatherMs > 0 ? wait(gatherMs) : nextTurn());
    await write();
  }

  return {
    append: (click) =>
      new Promise((resolve, reject) => {
        queue.push({ click, resolve, reject });
        if (queue.length === 1) void gather();
      }),
    async drain(store) {
      if (current || queue.length > 0) await write(true);
      for (let segment = ended[0]; segment; segment = ended[0]) {
        await drainSegment(segment, store);
        ended.shift();
      }
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
    readBytes: () => sumSizes(folder),
    async close() {
      await write(true);
      await releaseIfEmpty(folder, owner, lock);
    },
  };
}

async function takeOver(
  folder: string,
  owner: string,
  { store, lock }: { store: Store; lock: FileLock },
): Promise<void> {
  try {
    for (const path of await listSegments(folder, owner)) await drainFile(path, store);
  } finally {
    await releaseIfEmpty(folder, owner, lock);
  }
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
