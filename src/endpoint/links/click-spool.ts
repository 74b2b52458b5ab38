import { mkdir, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { ClickRecord } from './click.ts';
import { type FileLock, lockFile } from './file-lock.ts';
import { drainFile, drainSegment, listSegments, type Store, sumSizes } from './spool-segment.ts';
import { openSpoolWriter } from './spool-writer.ts';

/** Clicks that are safe on disk and wait for the database. */
export interface ClickSpool {
  /** Fulfils once the click is on disk. Clicks that come at the same time share a write, and so its flush. */
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

/** Writes under way at once: while one is flushed, who was answered comes again and fills the next. */
const WRITES_AT_ONCE = 2;
/** Clicks of one write: less than Node hands to the system at once (512 kB), so that no other one comes between. */
const GROUP_CLICKS = 1_000;
const OWNER_ONLY = 0o700;

interface Waiting {
  click: ClickRecord;
  resolve: () => void;
  reject: (error: unknown) => void;
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
  const writer = openSpoolWriter(folder, owner);
  const queue: Waiting[] = [];
  const writing = new Set<Promise<void>>();
  let isGathering = false;

  /** Writes all that waits, soon: a group at a time, and as many groups at once as may be. */
  function plan(): void {
    if (isGathering || queue.length === 0 || writing.size >= WRITES_AT_ONCE) return;
    isGathering = true;
    void (gatherMs > 0 ? wait(gatherMs) : nextTurn()).then(() => {
      isGathering = false;
      start();
    });
  }

  function start(): void {
    const group = queue.splice(0, GROUP_CLICKS);
    if (group.length === 0) return;
    const work = write(group).finally(() => {
      writing.delete(work);
      plan();
    });
    writing.add(work);
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    try {
      await writer.append(group.map(({ click }) => click));
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  /** Writes all that waits now, and ends the file. */
  async function finish(): Promise<void> {
    while (queue.length > 0) start();
    await Promise.all([writer.end(), ...writing]);
  }

  return {
    append: (click) =>
      new Promise((resolve, reject) => {
        queue.push({ click, resolve, reject });
        plan();
      }),
    async drain(store) {
      await finish();
      const { ended } = writer;
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
      await finish();
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
