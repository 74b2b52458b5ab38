import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClickRecord } from './click.ts';

/** A file of this process that is written no more; its lines, or null: there are too many to remember. */
export interface OwnSegment {
  path: string;
  lines: string[] | null;
}

/** Appends clicks to files of one process. */
export interface SpoolWriter {
  /** Fulfils once these, a thousand at most, are on disk. Several calls may be under way at once. */
  append(clicks: readonly ClickRecord[]): Promise<void>;
  /** Ends the file that is written to, once what is under way is done; what comes next starts in a new one. */
  end(): Promise<void>;
  /** Files that are written no more. Whoever has taken one in takes it off the list. */
  ended: OwnSegment[];
}

/** Clicks that are also remembered, so that none is read from its file again; more only when the database is down. */
const REMEMBERED_CLICKS = 100_000;
/** A new file to append to; where the system can, its every write is on disk when it is done: one call, not two. */
const { O_APPEND, O_CREAT, O_DSYNC, O_EXCL, O_WRONLY } = constants;
const WRITES_THROUGH = 'O_DSYNC' in constants;
const APPEND = O_APPEND | O_CREAT | O_EXCL | O_WRONLY | (WRITES_THROUGH ? O_DSYNC : 0);

interface OpenSegment extends OwnSegment {
  file: FileHandle;
  /** Calls that are under way. */
  writes: Set<Promise<void>>;
  isEnded: boolean;
}

/** Opens the writer; it makes its first file with the first click. */
export function openSpoolWriter(folder: string, owner: string): SpoolWriter {
  const ended: OwnSegment[] = [];
  let current: Promise<OpenSegment> | null = null;
  let parts = 0;

  async function openSegment(): Promise<OpenSegment> {
    parts += 1;
    const path = join(folder, `${parts}-${owner}.clicks`);
    const file = await open(path, APPEND);
    await syncFolder(folder).catch(async (error: unknown) => {
      await file.close();
      throw error;
    });
    return { path, file, lines: [], writes: new Set(), isEnded: false };
  }

  async function write(segment: OpenSegment, clicks: readonly ClickRecord[]): Promise<void> {
    // Begun on a line of its own: another write may have ended in the middle of one, on a disk that was full.
    const lines = clicks.map((click) => JSON.stringify(click));
    await segment.file.appendFile(`\n${lines.join('\n')}\n`);
    if (!WRITES_THROUGH) await segment.file.datasync();
    segment.lines?.push(...lines);
    if (countRemembered([...ended, segment]) > REMEMBERED_CLICKS) segment.lines = null;
  }

  /** Takes a file that was opened, or could not be, out of use; done once nothing is written to it any more. */
  async function endSegment(opening: Promise<OpenSegment>): Promise<void> {
    if (current === opening) current = null;
    const segment = await opening.catch(() => null);
    if (!segment) return;
    await Promise.allSettled(segment.writes);
    if (segment.isEnded) return;
    segment.isEnded = true;
    ended.push(segment);
    await segment.file.close().catch(() => {});
  }

  return {
    ended,
    async append(clicks) {
      const opening = (current ??= openSegment());
      try {
        const segment = await opening;
        const work = write(segment, clicks);
        segment.writes.add(work);
        await work.finally(() => segment.writes.delete(work));
      } catch (error) {
        // Half a line may be there: what comes next starts in a new file.
        await endSegment(opening);
        throw error;
      }
    },
    async end() {
      if (current) await endSegment(current);
    },
  };
}

const countRemembered = (segments: readonly OwnSegment[]) =>
  segments.reduce((sum, { lines }) => sum + (lines?.length ?? 0), 0);

/** A new file's name survives a power cut only once its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
