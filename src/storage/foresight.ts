import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';

/** Where a record lies in the database. */
interface Place {
  table: string;
  id: string;
}

/**
 * Records that were read before they are needed, as the database still holds them: only this worker writes to it, and
 * what was read is forgotten before a write to it is asked for, in whatever transaction. Whoever needs it then reads it
 * again, and waits for that transaction.
 */
export class Foresight {
  #records: ReadonlyMap<string, unknown> = new Map();
  /** Writes that were asked for. */
  #writes = 0;

  /** Sees each write to a database that uses it. */
  readonly middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'foresight',
    create: (core) => ({ ...core, table: (name) => this.#watch(core.table(name)) }),
  };

  /**
   * Begins to read, before any transaction for that is opened; the function keeps what was found in place of what was
   * kept before. Nothing is kept if anything was written meanwhile, which may have been read or not.
   */
  begin(): (places: readonly Place[], records: readonly unknown[]) => void {
    const writes = this.#writes;
    return (places, records) => {
      if (writes !== this.#writes) return;
      this.#records = new Map(places.map((place, at) => [nameOf(place), records[at]]));
    };
  }

  /** The records in these places, undefined for each that is not in the database; null where one must be read. */
  recall(places: readonly Place[]): readonly unknown[] | null {
    const names = places.map((place) => nameOf(place));
    if (!names.every((name) => this.#records.has(name))) return null;
    return names.map((name) => this.#records.get(name));
  }

  #watch(table: DBCoreTable): DBCoreTable {
    return {
      ...table,
      mutate: (request) => {
        this.#writes += 1;
        if (this.#isAbout(table, request)) this.#records = new Map();
        return table.mutate(request);
      },
    };
  }

  #isAbout({ name: table, schema }: DBCoreTable, request: DBCoreMutateRequest): boolean {
    if (request.type === 'deleteRange') return true;
    const { extractKey } = schema.primaryKey;
    const keys: readonly unknown[] =
      request.type === 'delete' ? request.keys : request.values.map((value) => extractKey?.(value));
    return keys.some((key) => this.#records.has(nameOf({ table, id: String(key) })));
  }
}

function nameOf({ table, id }: Place): string {
  return `${table}/${id}`;
}
