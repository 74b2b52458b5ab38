/** SQLite's primary result codes for trouble that may pass: busy, locked, disk error, disk full, can't open. */
const PASSING_CODES = new Set([5, 6, 10, 13, 14]);
const PRIMARY_CODE_MASK = 0xff;

/** Whether an error says that the store can't answer now, so that the same request may succeed later. */
export function isStoreUnavailable(error: unknown): boolean {
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    PASSING_CODES.has(error.errcode & PRIMARY_CODE_MASK)
  );
}
