import { Dexie, type EntityTable } from 'dexie';
import type { OfferedChoice, OutboxEntry, Setting, StoredShare } from './records.ts';

/** The extension's one database. Only the worker opens it; pages ask by message. */
export class Database extends Dexie {
  shares!: EntityTable<StoredShare, 'shareId'>;
  outbox!: EntityTable<OutboxEntry, 'id'>;
  settings!: EntityTable<Setting, 'key'>;
  offered!: EntityTable<OfferedChoice, 'key'>;

  constructor(name = 'portevoix') {
    // Strict: a write is done when it is on the disk, not when the system has promised to put it there.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      shares: 'shareId, insertedAt',
      outbox: 'id, state, shareId',
      settings: 'key',
      offered: 'key, offeredAt',
    });
  }
}
