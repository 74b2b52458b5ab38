/** A storage call gets this long, in milliseconds: after an extension update IndexedDB may never answer (pixiebrix-extension#7846). */
export const STORAGE_LIMIT_MS = 3_000;

/** After a call that hung, the next ones fail at once for this long, in milliseconds, so that only one of them waits. */
const REST_MS = 30_000;

/** A storage call had no answer in time, or was not made because the one before it had none. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError';
}

/** Runs the calls of one store, each within the limit; one that hangs gives the store a rest. */
export class TimeLimit {
  /** On the clock that only goes forward: the wall clock may jump by years. */
  #restUntilMs = Number.NEGATIVE_INFINITY;

  /** True while the store rests after a call that hung. */
  get isResting(): boolean {
    return performance.now() < this.#restUntilMs;
  }

  /** @throws TimeLimitError when time is up or the store rests; whatever the work itself throws */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.isResting) throw new TimeLimitError('resting');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeUp = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        this.#restUntilMs = performance.now() + REST_MS;
        reject(new TimeLimitError('no answer'));
      }, STORAGE_LIMIT_MS);
    });
    try {
      return await Promise.race([work(), timeUp]);
    } finally {
      clearTimeout(timer);
    }
  }
}
