import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShareEvent } from '../contract/event.ts';
import { Database, SCHEMA_VERSION } from './database.ts';
import { FakeArea } from './fake-area.ts';
import { listQueued } from './outbox.ts';
import type { StoredShare } from './records.ts';
import { addShare, listShares, type NewShare } from './share-log.ts';
import { STORAGE_LIMIT_MS } from './time-limit.ts';
import { NotStoredError } from './two-copies.ts';
import { uniteCopies } from './union.ts';

const now = '2026-11-23T12:00:00.000Z';
let name: string;
let area: FakeArea;
beforeEach(() => {
  name = `test-${v7()}`;
  area = new FakeArea();
});
afterEach(() => vi.useRealTimers());

function makeShare(shareId = v7()) {
  const id = v7();
  const share = { shareId, state: 'inserted', network: 'x', insertedAt: now } as StoredShare;
  const event = { id, shareId, type: 'share.inserted', occurredAt: now } as ShareEvent;
  return { share, event, now };
}

function add(database: Database, made: NewShare): Promise<boolean> {
  return addShare(database, { shareId: made.share.shareId, lookups: [], make: () => made });
}

/** Makes every transaction of a database do something else. */
function disturb(database: Database, transaction: () => never): void {
  database.use({
    stack: 'dbcore',
    name: 'disturbed',
    create: (core) => ({ ...core, transaction }),
  });
}

/** What Dexie throws when the disk is full. */
function throwFull(): never {
  const full = new DOMException('no space', 'QuotaExceededError');
  throw new Dexie.AbortError('aborted', full);
}

describe('a database that gives no answer', () => {
  it('has three seconds, then the journal records alone, and at once from then on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const database = new Database(name, area);
    let asked = 0;
    const silent = () => {
      asked += 1;
      return new Promise<never>(() => {});
    };
    const first = database.attempt(silent);
    await vi.advanceTimersByTimeAsync(STORAGE_LIMIT_MS - 1);
    expect(database.trouble).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(await first).toEqual({ ok: false, trouble: 'hangs' });
    await add(database, makeShare());
    expect(await listQueued(database, null, 10)).toHaveLength(1);
    expect(asked).toBe(1);
    expect(database.trouble).toBe('hangs');
    database.close();
  });
});

describe('a full disk', () => {
  it('leaves the journal, is told until a write is done, and is made good', async () => {
    const database = new Database(name, area);
    disturb(database, throwFull);
    const recorded = makeShare();
    await add(database, recorded);
    expect(database.trouble).toBe('full');
    database.close();
    const later = new Database(name, area);
    await uniteCopies(later);
    expect(await later.outbox.count()).toBe(1);
    expect(later.trouble).toBeNull();
  });

  it('in both copies is not taken for a recording', async () => {
    const database = new Database(name, area);
    disturb(database, throwFull);
    area.faults.failing = 'throws';
    await expect(add(database, makeShare())).rejects.toThrow(NotStoredError);
    expect(database.trouble).toBe('full');
    expect(database.journal.works).toBe(false);
  });
});

describe('a database of an earlier schema', () => {
  it.each([1, 2])(
    '(%i) is taken over with its whole queue, which then stands in both copies',
    async (version) => {
      const first = new Dexie(name);
      if (version === 2) first.version(2).stores({ quarantine: 'id' });
      first.version(1).stores({
        shares: 'shareId, insertedAt',
        outbox: 'id, state, shareId',
        settings: 'key',
        offered: 'key, offeredAt',
      });
      const rows = Array.from({ length: 250 }, () => makeShare());
      await first.table('shares').bulkAdd(rows.map(({ share }) => share));
      await first.table('outbox').bulkAdd(
        rows.map(({ event }) => ({
          id: event.id,
          shareId: event.shareId,
          event,
          queuedAt: now,
          state: 'queued',
          reason: null,
          detail: null,
        })),
      );
      first.close();
      const database = new Database(name, area);
      await uniteCopies(database);
      const queued = await listQueued(database, null, 1_000);
      expect(queued.map(({ id }) => id)).toEqual(rows.map(({ event }) => event.id).toSorted());
      expect(await listShares(database)).toHaveLength(250);
      const keys = [...area.items.keys()];
      expect(keys.filter((key) => key.startsWith('ob:'))).toHaveLength(250);
      expect(await database.quarantine.count()).toBe(0);
      database.close();
    },
  );
});

describe('a database of a later version', () => {
  it('is left alone: shares go into the journal, and the later version finds all of them', async () => {
    const before = makeShare();
    const old = new Database(name, area);
    await add(old, before);
    old.close();
    const later = () => {
      const database = new Dexie(name);
      database
        .version(SCHEMA_VERSION + 1)
        .stores({ shares: 'shareId, insertedAt', outbox: 'id, state, shareId', extra: 'id' });
      return database;
    };
    const newer = later();
    await newer.table('extra').add({ id: 'kept' });
    newer.close();

    const downgraded = new Database(name, area);
    const during = makeShare();
    await add(downgraded, during);
    expect(downgraded.trouble).toBe('newer');
    expect(await uniteCopies(downgraded)).toBeNull();
    expect(await listQueued(downgraded, null, 10)).toHaveLength(2);
    downgraded.close();

    const again = later();
    expect(await again.table('extra').count()).toBe(1);
    expect(await again.table('outbox').toArray()).toMatchObject([{ id: before.event.id }]);
    expect(area.items.has(`ob:${during.event.id}`)).toBe(true);
    expect(again.verno).toBe(SCHEMA_VERSION + 1);
    again.close();
  });
});
