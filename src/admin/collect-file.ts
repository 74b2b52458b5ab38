import { createRowCounter, type ExportFormat } from './row-counter.ts';

/** How far an export is. */
export interface ExportProgress {
  rows: number;
  bytes: number;
}

interface CollectOptions {
  format: ExportFormat;
  onProgress: (progress: ExportProgress) => void;
  signal: AbortSignal;
}

/** Bytes that wait in memory before they go into a blob, which the browser may keep on disk. */
const PART_BYTES = 4 * 1024 * 1024;

/** Reads a stream into a blob, and says how far it is. Throws if the stream breaks or the signal aborts: half a file is none. */
export async function collectFile(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  { format, onProgress, signal }: CollectOptions,
): Promise<{ blob: Blob; progress: ExportProgress }> {
  const countRows = createRowCounter(format);
  const parts: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  let progress: ExportProgress = { rows: 0, bytes: 0 };
  const reader = stream.getReader();
  const cancel = () => void reader.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) break;
      waiting.push(value);
      waitingBytes += value.byteLength;
      if (waitingBytes >= PART_BYTES) {
        parts.push(new Blob(waiting));
        waiting = [];
        waitingBytes = 0;
      }
      progress = { rows: countRows(value), bytes: progress.bytes + value.byteLength };
      onProgress(progress);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/x-ndjson';
  return { blob: new Blob([...parts, ...waiting], { type }), progress };
}
