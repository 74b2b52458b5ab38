/** How often a condition is looked at, in milliseconds. */
const LOOK_EVERY_MS = 40;
const LIMIT_MS = 20_000;

/** When a condition holds, and how long it may take. */
export interface Patience<Value> {
  fits?: (value: Value) => boolean;
  limitMs?: number;
}

/**
 * Looks until a condition holds and gives what was seen then.
 *
 * @throws {Error} that says what was waited for and what was seen last
 */
export async function until<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  { fits = Boolean, limitMs = LIMIT_MS }: Patience<Value> = {},
): Promise<Value> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (fits(seen)) return seen;
    if (Date.now() > deadline) {
      throw new Error(`not within ${limitMs} ms: ${what}; last seen: ${JSON.stringify(seen)}`);
    }
    await pass(LOOK_EVERY_MS);
  }
}

/** Lets so much time pass: the moment of a fault, never the wait for an effect. */
export function pass(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms));
}
