/** How long the browser gets to start writing before the blob is let go, in milliseconds. */
const RELEASE_AFTER_MS = 60_000;

/** Hands a blob to the browser as a file download. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
}

/** A file name that says what it is and when it was made: portevoix-shares-2026-11-23.csv. */
export function fileName(
  subject:
    | 'shares'
    | 'clicks'
    | 'conversions'
    | 'my-shares'
    | 'my-data'
    | 'receipt'
    | 'results'
    | 'diagnostics',
  format: string,
  now: Date,
): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `portevoix-${subject}-${day}.${format}`;
}
