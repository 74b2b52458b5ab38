import type { DerivedAnswer } from '../../domain/checklist/derived-answer.ts';
import { answersFromLinkedin } from '../../domain/checklist/linkedin-facts.ts';
import { answersFromX } from '../../domain/checklist/x-facts.ts';
import { isLinkedinTable, readLinkedinExport } from './linkedin-export.ts';
import { type ArchiveFile, openArchive } from './open-archive.ts';
import { type Refusal, RefusedFile } from './refusal.ts';
import { sniffFile } from './sniff-file.ts';
import { isXScript, readXArchive } from './x-archive.ts';

/** LinkedIn's exports in this form are not older; an earlier date is a clock that was not set. */
const OLDEST_EXPORT = Date.UTC(2015, 0, 1);

/** What is asked of the reader. */
export interface ExportRequest {
  file: File;
  /** Fields of expertise of the person, as slugs. */
  topics: readonly string[];
  now: Date;
}

/** How far the reading is: which of the needed files is being read. */
export interface ReadingStep {
  path: string;
  /** Files that are done, of all that are needed. */
  done: number;
  of: number;
}

/** What came of a file. The texts in it are forgotten; the answers alone leave the reader. */
export type ExportOutcome =
  | {
      status: 'read';
      network: 'linkedin' | 'x';
      /** When the network made the export, as far as its files tell. */
      madeAt: string;
      answers: DerivedAnswer[];
    }
  | { status: 'refused'; reason: Refusal; entry: string };

/** Reads a person's own data export. Whatever the file is, the answer is a value. */
export async function readExport(
  request: ExportRequest,
  onStep: (step: ReadingStep) => void,
): Promise<ExportOutcome> {
  const { file } = request;
  try {
    const kind = await sniffFile(file, file.name);
    if (kind !== 'zip') return { status: 'refused', reason: kind, entry: '' };
    return await readFiles(await openArchive(file), request, onStep);
  } catch (error) {
    if (error instanceof RefusedFile) {
      return { status: 'refused', reason: error.reason, entry: error.entry };
    }
    // A folder was dropped, or the file was moved or locked meanwhile.
    if (error instanceof DOMException)
      return { status: 'refused', reason: 'unreadable', entry: '' };
    throw error;
  }
}

async function readFiles(
  files: readonly ArchiveFile[],
  { file, topics, now }: ExportRequest,
  onStep: (step: ReadingStep) => void,
): Promise<ExportOutcome> {
  const isLinkedin = files.some(isLinkedinTable);
  const needed = files
    .filter(isLinkedin ? isLinkedinTable : isXScript)
    .toSorted((a, b) => a.path.length - b.path.length);
  if (needed.length === 0) throw new RefusedFile('not-an-export');
  let done = -1;
  const onFile = (path: string) => {
    done += 1;
    onStep({ path, done, of: needed.length });
  };
  const at = dateExport(needed, file, now);
  const answers = isLinkedin
    ? answersFromLinkedin(await readLinkedinExport(needed, onFile), { topics, at })
    : answersFromX(await readXArchive(needed, onFile));
  return {
    status: 'read',
    network: isLinkedin ? 'linkedin' : 'x',
    madeAt: at.toISOString(),
    answers,
  };
}

/** The latest date within the archive that can be true; else that of the file, else now. */
function dateExport(files: readonly ArchiveFile[], { lastModified }: File, now: Date): Date {
  const isPlausible = (at: number) => at > OLDEST_EXPORT && at <= now.getTime();
  const inside = files.map(({ modifiedAt }) => modifiedAt.getTime()).filter(isPlausible);
  if (inside.length > 0) return new Date(Math.max(...inside));
  return isPlausible(lastModified) ? new Date(lastModified) : now;
}
