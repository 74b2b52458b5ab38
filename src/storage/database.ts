import { Dexie, type EntityTable } from 'dexie';
import type { Feed } from '../contract/feed.ts';
import { Doubt } from './doubt.ts';
import { Foresight } from './foresight.ts';
import { Journal } from './journal.ts';
import type { JournalArea } from './journal-area.ts';
import type {
  LedgerEntry,
  OfferedChoice,
  OutboxEntry,
  QuarantinedRecord,
  Setting,
  ShortList,
  StoredShare,
} from './records.ts';
import { Remembered } from './remembered.ts';
import { TimeLimit, TimeLimitError } from './time-limit.ts';
import { UnderWay } from './under-way.ts';

/** IndexedDB counts in tenths of Dexie's versions. */
const NATIVE_VERSIONS = 10;
/** The version of the schema, as Dexie counts. */
export const SCHEMA_VERSION = 5;

/**
 * Why the database is out of use. `hangs`: it gives no answer; `newer`: a later version of the extension wrote it,
 * and this one must leave it alone; `full`: no space; `broken`: anything else.
 */
export type DatabaseTrouble = 'hangs' | 'newer' | 'full' | 'broken';

/** What an attempt on the database brought. */
export type Attempt<Value> = { ok: true; value: Value } | { ok: false; trouble: DatabaseTrouble };

/** The extension's one database and, beside it, the journal. Only the worker opens it; pages ask by message. */
export class Database extends Dexie {
  shares!: EntityTable<StoredShare, 'shareId'>;
  outbox!: EntityTable<OutboxEntry, 'id'>;
  settings!: EntityTable<Setting, 'key'>;
  offered!: EntityTable<OfferedChoice, 'key'>;
  quarantine!: EntityTable<QuarantinedRecord, 'id'>;
  ledger!: EntityTable<LedgerEntry, 'id'>;
  shortLists!: EntityTable<ShortList, 'key'>;
  /** The second copy of all but what was offered, short lists and the ledger. */
  readonly journal: Journal;
  /** Whether the two copies may have parted. */
  readonly doubt = new Doubt();
  /** What a share that is about to be recorded will be made of. */
  readonly foresight = new Foresight();
  /** Offers that are being made, which write of themselves. */
  readonly offering = new UnderWay();
  /** The feed that was read last. */
  readonly remembered = new Remembered<Feed>();
  readonly #limit = new TimeLimit();
  #trouble: DatabaseTrouble | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param area where the second copy is kept; null where the browser refuses one */
  constructor(name = 'portevoix', area: JournalArea | null = null) {
    // Strict: a write is done when it is on the disk, not when the system has promised to put it there.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      shares: 'shareId, insertedAt',
      outbox: 'id, state, shareId',
      settings: 'key',
      offered: 'key, offeredAt',
    });
    this.version(2).stores({ quarantine: 'id' });
    // What the popup counts and an offer looks up is read from an index, however long outbox and share log are.
    this.version(3).stores({
      shares: 'shareId, insertedAt, [network+state+itemId]',
      outbox: 'id, state, shareId, [state+company]',
    });
    this.version(4).stores({ ledger: 'id' });
    this.version(SCHEMA_VERSION).stores({ shortLists: 'key' });
    // Nobody watches a query here: to tell of each change, in every context, costs more than the change.
    for (const layer of ['Observability', 'Cache']) this.unuse({ stack: 'dbcore', name: layer });
    this.use(this.foresight.middleware);
    this.journal = new Journal(area, this.doubt);
  }

  /** Why the last attempt failed; null while all is well. That there is no space holds until a write is done. */
  get trouble(): DatabaseTrouble | null {
    return this.#trouble;
  }

  /**
   * Does work on the tables within the time limit. Never throws: the journal is the way on. Opening is tried three
   * times by Dexie itself; a connection that the browser closed is opened once more.
   */
  async attempt<Value>(work: () => Promise<Value>): Promise<Attempt<Value>> {
    if (this.#trouble === 'newer') return { ok: false, trouble: 'newer' };
    try {
      const value = await this.#limit.run(() => this.#workOnOpen(work));
      if (this.#trouble !== 'full') this.#trouble = null;
      return { ok: true, value };
    } catch (error) {
      const trouble = nameTrouble(error);
      this.#trouble = trouble;
      this.doubt.raise();
      // The next attempt asks for a new connection: an open request that hangs never comes back.
      if (trouble === 'hangs') this.close({ disableAutoOpen: false });
      return { ok: false, trouble };
    }
  }

  /** A write is done: there is space again. */
  noteSpace(): void {
    this.#trouble = null;
  }

  /** Runs work after what was given in before it: between a look and a write nothing else may come. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  async #workOnOpen<Value>(work: () => Promise<Value>): Promise<Value> {
    if (!this.isOpen()) {
      // What opens now may be less than what was closed: Chromium gives an empty database for a damaged one.
      this.doubt.raise();
      await this.#refuseNewer();
    }
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Dexie.DatabaseClosedError)) throw error;
      this.close({ disableAutoOpen: false });
      this.doubt.raise();
      await this.open();
      return work();
    }
  }

  /** Dexie would open a newer database and add what it misses; looking before opening changes nothing. */
  async #refuseNewer(): Promise<void> {
    const known = await indexedDB.databases();
    const version = known.find(({ name }) => name === this.name)?.version ?? 0;
    if (version >= (SCHEMA_VERSION + 1) * NATIVE_VERSIONS) throw new Dexie.VersionError();
  }
}

function nameTrouble(error: unknown): DatabaseTrouble {
  if (error instanceof TimeLimitError) return 'hangs';
  if (error instanceof Dexie.VersionError) return 'newer';
  return isQuota(error) ? 'full' : 'broken';
}

/** Dexie wraps a full disk: AbortError, whose `inner` is the QuotaExceededError. */
function isQuota(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && error.name === 'QuotaExceededError') return true;
  return 'inner' in error && isQuota(error.inner);
}
