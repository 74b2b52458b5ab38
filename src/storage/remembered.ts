/**
 * Settings as they were last read, until they are written again: to read and check two thousand items takes longer than
 * all else that an open popup waits for, and its questions come together. The worker alone writes settings, and it says
 * when; a worker that starts anew remembers nothing.
 */
export class Remembered {
  readonly #values = new Map<string, Promise<unknown>>();

  /** The value under a key, read at the first time; whoever asks meanwhile gets the same. Nobody may change it. */
  async get<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#values.get(key);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key has one reader, of one type
    if (known) return known as Promise<Value>;
    const value = read();
    this.#values.set(key, value);
    value.catch(() => this.#values.delete(key));
    return value;
  }

  /** To be called when a write is done: what was read before it no longer counts. */
  forget(key: string): void {
    this.#values.delete(key);
  }

  forgetAll(): void {
    this.#values.clear();
  }
}
