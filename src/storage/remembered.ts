/**
 * What was read last, under a name that stands for all that is in it, such as a digest: questions that come together
 * read it once, and nothing can be out of date. A worker that starts anew remembers nothing.
 */
export class Remembered<Value> {
  #name: string | null = null;
  #value: Promise<Value | null> | null = null;

  /** The value of this name, read if it is not the last one; what was not found is looked for again. */
  async get(name: string, read: () => Promise<Value | null>): Promise<Value | null> {
    if (this.#value && this.#name === name) return this.#value;
    const value = read();
    this.#name = name;
    this.#value = value;
    const found = await value.catch(() => null);
    if (found === null && this.#value === value) this.forget();
    return value;
  }

  forget(): void {
    this.#name = null;
    this.#value = null;
  }
}
