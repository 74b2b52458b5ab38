/** File formats of an export. */
export type ExportFormat = 'csv' | 'ndjson';

const NEWLINE = 0x0a;
const QUOTE = 0x22;

/**
 * Counts the rows of a file while its bytes pass. In CSV a line break inside quotes is no row, and the first
 * line names the columns.
 */
export function createRowCounter(format: ExportFormat): (bytes: Uint8Array) => number {
  let lines = 0;
  let quoted = false;
  const header = format === 'csv' ? 1 : 0;
  return (bytes) => {
    for (const byte of bytes) {
      if (byte === QUOTE && format === 'csv') quoted = !quoted;
      else if (byte === NEWLINE && !quoted) lines += 1;
    }
    return Math.max(0, lines - header);
  };
}
