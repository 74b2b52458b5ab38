/** Writes down that a part failed: the part and the kind of error, never content, addresses or tokens. */
export function logFailure(part: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  // oxlint-disable-next-line no-console -- the one place of the worker that logs
  console.warn(`Portevoix: ${part} failed (${kind})`);
}
