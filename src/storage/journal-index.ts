import type { JournalArea } from './journal-area.ts';

/** Shards of the index; each write rewrites the shards of its keys, so a shard stays short. */
const SHARDS = 16;
const SHARD_PREFIX = 'ix:';

/** Which keys the journal holds. */
export interface JournalIndex {
  list(): Promise<string[]>;
  /** Shards to write together with new keys. */
  add(keys: readonly string[]): Promise<Record<string, unknown>>;
  /** Shards to write after these keys are gone. */
  drop(keys: readonly string[]): Promise<Record<string, unknown>>;
}

/** The browser's own list of keys where it has one (Chrome 130), else lists that the journal keeps itself. */
export function createIndex(area: JournalArea): JournalIndex {
  const { getKeys } = area;
  if (!getKeys) return new ShardedIndex(area);
  return {
    list: () => getKeys(),
    add: async () => ({}),
    drop: async () => ({}),
  };
}

/** Lists of keys in sixteen shards: a damaged shard costs the names of its own keys only. */
class ShardedIndex implements JournalIndex {
  readonly #area: JournalArea;

  constructor(area: JournalArea) {
    this.#area = area;
  }

  async list(): Promise<string[]> {
    const names = Array.from({ length: SHARDS }, (_, number) => `${SHARD_PREFIX}${number}`);
    const shards = await Promise.all(names.map((name) => this.#read(name)));
    return shards.flatMap((keys) => [...keys]);
  }

  add(keys: readonly string[]): Promise<Record<string, unknown>> {
    return this.#change(keys, (shard, key) => shard.add(key));
  }

  drop(keys: readonly string[]): Promise<Record<string, unknown>> {
    return this.#change(keys, (shard, key) => shard.delete(key));
  }

  async #change(
    keys: readonly string[],
    change: (shard: Set<string>, key: string) => void,
  ): Promise<Record<string, unknown>> {
    const shards: Record<string, string[]> = {};
    for (const name of new Set(keys.map((key) => shardOf(key)))) {
      const shard = await this.#read(name);
      for (const key of keys) if (shardOf(key) === name) change(shard, key);
      shards[name] = [...shard];
    }
    return shards;
  }

  /** A shard that can't be read counts as empty; what it named comes back from the database. */
  async #read(name: string): Promise<Set<string>> {
    const stored = await this.#area.get([name]).catch((): Record<string, unknown> => ({}));
    const keys = stored[name];
    return new Set(Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : []);
  }
}

function shardOf(key: string): string {
  let sum = 0;
  for (const letter of key) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return `${SHARD_PREFIX}${sum % SHARDS}`;
}
