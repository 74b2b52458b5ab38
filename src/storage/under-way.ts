/** Work that somebody may have to wait for, as long as it is under way. */
export class UnderWay {
  readonly #works = new Set<Promise<unknown>>();

  /** Does work, and counts it as under way until it has ended. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = work();
    const ended = result.then(
      () => {},
      () => {},
    );
    this.#works.add(ended);
    void ended.then(() => this.#works.delete(ended));
    return result;
  }

  /** Waits for what is under way, and for what that began; never fails. */
  async ended(): Promise<void> {
    while (this.#works.size > 0) await Promise.all(this.#works);
  }
}
