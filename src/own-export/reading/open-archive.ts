import {
  BlobReader,
  configure,
  type Entry,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_UNSAFE_FILENAME,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import { RefusedFile } from './refusal.ts';

/** More entries than this has no export: X's largest have a file for each picture. */
const ENTRIES_MAX = 200_000;
/** Longest file that is taken out of an archive, in bytes: ten thousand posts at their full length are half of it. */
export const ENTRY_MAX_BYTES = 64 * 1024 * 1024;

// This runs in a worker of its own already, and the browser inflates.
configure({ useWebWorkers: false, useCompressionStream: true });

/** A file in an archive; nothing of it is decompressed before `read`. */
export interface ArchiveFile {
  path: string;
  modifiedAt: Date;
  /** Its bytes. @throws RefusedFile when encrypted, damaged or too large */
  read: () => Promise<Uint8Array>;
}

/**
 * The files of a ZIP archive, from the directory at its end: the archive itself is not read through, so its size costs
 * nothing. Names that lead outside an archive, overlapping entries and more entries than an export has are refused.
 *
 * @throws RefusedFile
 */
export async function openArchive(file: Blob, entriesMax = ENTRIES_MAX): Promise<ArchiveFile[]> {
  const reader = new ZipReader(new BlobReader(file), {
    strictness: 'balanced',
    checkOverlappingEntry: true,
    checkSignature: true,
  });
  const files: ArchiveFile[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (files.length >= entriesMax) throw new RefusedFile('too-many-entries');
      if (isFile(entry)) files.push(toArchiveFile(entry));
    }
  } catch (error) {
    throw refusalOf(error, '');
  }
  return files;
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory;
}

function toArchiveFile(entry: FileEntry): ArchiveFile {
  const { filename: path, lastModDate: modifiedAt } = entry;
  return {
    path,
    modifiedAt,
    read: async () => {
      if (entry.encrypted) throw new RefusedFile('encrypted', path);
      if (entry.uncompressedSize > ENTRY_MAX_BYTES) throw new RefusedFile('too-large', path);
      const bytes = new BoundedBytes(path);
      try {
        await entry.getData(new WritableStream(bytes));
      } catch (error) {
        throw bytes.overflow ?? refusalOf(error, path);
      }
      return bytes.joined();
    },
  };
}

/** Collects what is decompressed, and stops a bomb that lies about its size. */
class BoundedBytes implements UnderlyingSink<Uint8Array> {
  overflow: RefusedFile | null = null;
  readonly #path: string;
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  constructor(path: string) {
    this.#path = path;
  }

  write(chunk: Uint8Array): void {
    this.#size += chunk.length;
    if (this.#size > ENTRY_MAX_BYTES) {
      this.overflow = new RefusedFile('too-large', this.#path);
      throw this.overflow;
    }
    this.#chunks.push(chunk);
  }

  joined(): Uint8Array {
    const all = new Uint8Array(this.#size);
    let at = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}

/** What zip.js says, as far as the way out differs; everything else is damage. */
function refusalOf(error: unknown, path: string): RefusedFile {
  if (error instanceof RefusedFile) return error;
  const message = error instanceof Error ? error.message : '';
  if (message.startsWith(ERR_UNSAFE_FILENAME)) return new RefusedFile('unsafe-names');
  if (message.startsWith(ERR_ENCRYPTED_CENTRAL_DIRECTORY)) return new RefusedFile('encrypted');
  return new RefusedFile('broken', path);
}
