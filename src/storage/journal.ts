import type { Doubt } from './doubt.ts';
import type { JournalArea } from './journal-area.ts';
import { createIndex, type JournalIndex } from './journal-index.ts';
import { TimeLimit } from './time-limit.ts';

/** Keys that one call reads. */
const READ_CHUNK = 100;

/**
 * The second copy: one key per record. No call throws. Reading never asks for everything at once, which fails
 * whole when a single value is damaged ("Invalid JSON").
 */
export class Journal {
  /** True if there is a second copy at all, and pages can't read it. */
  readonly mayHoldSecrets: boolean;
  readonly #area: JournalArea | null;
  readonly #index: JournalIndex | null;
  readonly #doubt: Doubt;
  readonly #limit = new TimeLimit();
  #writing: Promise<unknown> = Promise.resolve();
  #answers = true;
  #takesWrites = true;

  /**
   * @param area where it is kept; null where the browser has none: then every write fails
   * @param doubt raised by each change that fails
   */
  constructor(area: JournalArea | null, doubt: Doubt) {
    this.#area = area;
    this.#doubt = doubt;
    this.#index = area && createIndex(area);
    this.mayHoldSecrets = area?.isPrivate ?? false;
  }

  /** False if there is no journal, or its last call or its last change failed. */
  get works(): boolean {
    return this.#area !== null && this.#answers && this.#takesWrites;
  }

  /** Writes records in one call of the browser, all or none; false if they were not written. */
  write(records: Readonly<Record<string, unknown>>): Promise<boolean> {
    return this.#change(async (area, index) => {
      const shards = await index.add(Object.keys(records));
      await area.set({ ...records, ...shards });
    });
  }

  /** Removes records; false if they were not removed. */
  drop(keys: readonly string[]): Promise<boolean> {
    return this.#change(async (area, index) => {
      await area.remove([...keys]);
      const shards = await index.drop(keys);
      if (Object.keys(shards).length > 0) await area.set(shards);
    });
  }

  /** Names of all records, in no order; null if they can't be told. */
  async listKeys(): Promise<string[] | null> {
    const index = this.#index;
    return index ? this.#try(() => index.list()) : null;
  }

  /** The records that can be read; damaged and missing ones are left out. */
  async read(keys: readonly string[]): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>();
    for (let start = 0; start < keys.length; start += READ_CHUNK) {
      const chunk = await this.#readChunk(keys.slice(start, start + READ_CHUNK));
      for (const [key, value] of Object.entries(chunk)) found.set(key, value);
    }
    return found;
  }

  /** A chunk that fails whole is read key by key, so that one damaged value hides no other. */
  async #readChunk(keys: string[]): Promise<Record<string, unknown>> {
    const area = this.#area;
    if (!area) return {};
    const chunk = await this.#try(() => area.get(keys));
    if (chunk || keys.length <= 1 || this.#limit.isResting) return chunk ?? {};
    const found: Record<string, unknown> = {};
    for (const key of keys) Object.assign(found, await this.#try(() => area.get([key])));
    return found;
  }

  /** With an index of our own, two changes at once would overwrite each other's shards: one after the other. */
  async #change(work: (area: JournalArea, index: JournalIndex) => Promise<void>): Promise<boolean> {
    const area = this.#area;
    const index = this.#index;
    if (!area || !index) return false;
    const run = async () => {
      this.#takesWrites = (await this.#try(() => work(area, index).then(() => true))) ?? false;
      if (!this.#takesWrites) this.#doubt.raise();
      return this.#takesWrites;
    };
    if (area.getKeys) return run();
    const result = this.#writing.then(run);
    this.#writing = result;
    return result;
  }

  async #try<Result>(work: () => Promise<Result>): Promise<Result | null> {
    try {
      const result = await this.#limit.run(work);
      this.#answers = true;
      return result;
    } catch {
      this.#answers = false;
      return null;
    }
  }
}
