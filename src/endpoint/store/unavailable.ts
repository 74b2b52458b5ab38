/** SQLite's primary result codes for trouble that may pass: busy, locked, disk error, disk full, can't open. */
const SQLITE_PASSING = new Set([5, 6, 10, 13, 14]);
const PRIMARY_CODE_MASK = 0xff;
/**
 * PostgreSQL's classes for the same: connection, resources, an operator's hand, the system. The last one of 57 that
 * is none of these is a statement over its time, which may be quicker next time.
 */
const POSTGRES_PASSING = /^(?:08|53|57|58)[0-9A-Z]{3}$/;
/** The system could not reach the server, or lost it. */
const NETWORK_PASSING = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** What the pool says, without a code, when no connection came in time or the one it had broke. */
const POOL_PASSING = /timeout|Connection terminated/i;

/** Whether an error says that the store can't answer now, so that the same request may succeed later. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error && typeof error.errcode === 'number') {
    return SQLITE_PASSING.has(error.errcode & PRIMARY_CODE_MASK);
  }
  if ('code' in error && typeof error.code === 'string') {
    return POSTGRES_PASSING.test(error.code) || NETWORK_PASSING.has(error.code);
  }
  return POOL_PASSING.test(error.message);
}
