import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ShareEvent } from '../contract/event.ts';
import { breakDatabase } from './broken-database.ts';
import { Database } from './database.ts';
import { FakeArea } from './fake-area.ts';
import { countQueued, listQueued, settleBatch } from './outbox.ts';
import { listQuarantined } from './quarantine.ts';
import type { StoredShare } from './records.ts';
import { addShare, endShare, listShares } from './share-log.ts';
import { NotStoredError } from './two-copies.ts';
import { uniteCopies, uniteWhenInDoubt } from './union.ts';

const COMPANY = 'https://portevoix.example.com/acme';
const now = '2026-11-23T12:00:00.000Z';

/** A device whose database and journal can fail or be lost, and whose worker can start anew. */
class Device {
  readonly area = new FakeArea();
  #name = `test-${v7()}`;
  database = new Database(this.#name, this.area);

  /** A database that throws on each use, as one on a failing disk does. */
  databaseFails = false;

  restart(): void {
    this.database.close();
    this.database = new Database(this.#name, this.area);
    if (this.databaseFails) this.breakDatabase();
  }

  breakDatabase(): void {
    this.databaseFails = true;
    breakDatabase(this.database);
  }

  async loseDatabase(): Promise<void> {
    this.database.close();
    await new Database(this.#name, this.area).delete();
    this.databaseFails = false;
    this.restart();
  }

  /** Records an insertion; true if it was answered as recorded. */
  async record(eventId = v7(), shareId = v7()): Promise<boolean> {
    try {
      const made = { share: makeShare(shareId), event: makeEvent(eventId), now };
      await addShare(this.database, { shareId, lookups: [], make: () => made });
      return true;
    } catch (error) {
      if (error instanceof NotStoredError) return false;
      throw error;
    }
  }
}

function makeShare(shareId: string): StoredShare {
  return {
    shareId,
    state: 'inserted',
    itemId: 'heat-storage',
    itemRevision: 1,
    title: 'Heat',
    campaign: 'winter',
    variantId: 'plain',
    network: 'x',
    composer: 'post',
    mode: 'in-composer',
    link: 'https://www.example.com/',
    attribution: 'none',
    permalink: null,
    insertedAt: now,
    wording: null,
    publishedAt: null,
  };
}

function makeEvent(id: string): ShareEvent {
  return { ...makeShare(v7()), id, type: 'share.inserted', occurredAt: now, clientVersion: '1' };
}

const queuedIds = async ({ database }: Device) =>
  (await listQueued(database, COMPANY, 1_000)).map(({ id }) => id).toSorted();

describe('the two copies', () => {
  it('hold the same after a recording', async () => {
    const device = new Device();
    const eventId = v7();
    expect(await device.record(eventId)).toBe(true);
    expect((await device.database.outbox.toArray())[0]).toEqual(
      device.area.items.get(`ob:${eventId}`),
    );
  });

  it('give back everything when the database comes back empty, and the loss is noticed once', async () => {
    const device = new Device();
    for (let count = 0; count < 200; count += 1) await device.record();
    await uniteCopies(device.database);
    const before = await queuedIds(device);
    await device.loseDatabase();
    expect(await device.database.outbox.count()).toBe(0);
    expect(await uniteCopies(device.database)).toMatchObject({ reset: true, intoDatabase: 400 });
    expect(await queuedIds(device)).toEqual(before);
    expect(await listShares(device.database)).toHaveLength(200);
    expect(await uniteCopies(device.database)).toMatchObject({ reset: false, intoDatabase: 0 });
  });

  it('give back what an older database has lost of its newest rows', async () => {
    const device = new Device();
    for (let count = 0; count < 20; count += 1) await device.record();
    await uniteCopies(device.database);
    const newest = (await device.database.shares.toCollection().primaryKeys()).toSorted().slice(12);
    await device.database.shares.bulkDelete(newest);
    expect(await uniteCopies(device.database)).toMatchObject({ reset: true, intoDatabase: 8 });
  });

  it('notice the loss of shares that were recorded a moment before, ahead of any delivery', async () => {
    const device = new Device();
    await uniteCopies(device.database);
    for (let count = 0; count < 20; count += 1) await device.record();
    const newest = (await device.database.shares.toCollection().primaryKeys()).toSorted().slice(12);
    device.restart();
    await device.database.shares.bulkDelete(newest);
    await device.record();
    expect(await uniteCopies(device.database)).toMatchObject({ reset: true, intoDatabase: 8 });
  });

  it('fill an empty journal from a database that an earlier version left', async () => {
    const device = new Device();
    for (let count = 0; count < 150; count += 1) await device.record();
    device.area.items.clear();
    expect(await uniteCopies(device.database)).toMatchObject({ reset: false, intoJournal: 300 });
    await device.loseDatabase();
    await uniteCopies(device.database);
    expect(await queuedIds(device)).toHaveLength(150);
  });

  it.each([true, false])(
    'read the journal around a damaged value (the browser lists keys: %s)',
    async (listsKeys) => {
      const device = new Device();
      if (!listsKeys) {
        device.area.getKeys = undefined;
        device.restart();
      }
      const ids = Array.from({ length: 30 }, () => v7());
      for (const id of ids) await device.record(id);
      device.area.faults.damaged.add(`ob:${ids[7]}`);
      await device.loseDatabase();
      await uniteCopies(device.database);
      expect(await queuedIds(device)).toEqual(ids.filter((_id, at) => at !== 7).toSorted());
    },
  );

  it('go on with the journal alone when the database fails, and the database catches up later', async () => {
    const device = new Device();
    const shareId = v7();
    await device.record(v7(), shareId);
    device.breakDatabase();
    device.restart();
    const published = v7();
    await endShare(device.database, {
      shareId,
      state: 'published',
      permalink: null,
      wording: null,
      occurredAt: now,
      now,
      toEvent: () => ({ ...makeEvent(published), type: 'share.published', evidence: 'toast' }),
    });
    expect(device.database.trouble).toBe('broken');
    expect(await countQueued(device.database, COMPANY)).toMatchObject({ queued: 2 });
    expect(await listShares(device.database)).toMatchObject([{ state: 'published' }]);
    device.databaseFails = false;
    device.restart();
    expect(await uniteCopies(device.database)).toMatchObject({ reset: false, intoDatabase: 1 });
    expect(await device.database.shares.toArray()).toMatchObject([{ state: 'published' }]);
    expect(device.area.items.has('behind')).toBe(false);
  });

  it('go on with the database alone when the journal fails, and the journal catches up later', async () => {
    const device = new Device();
    device.area.faults.failing = 'throws';
    const id = v7();
    expect(await device.record(id)).toBe(true);
    device.area.faults.failing = null;
    await uniteCopies(device.database);
    expect(device.area.items.has(`ob:${id}`)).toBe(true);
    expect(await device.database.settings.toArray()).toEqual([]);
  });

  it('say that nothing is recorded only when neither took it', async () => {
    const device = new Device();
    device.area.faults.failing = 'throws';
    device.breakDatabase();
    device.restart();
    expect(await device.record()).toBe(false);
  });
});

/** Counts how often the journal's keys are listed, which costs the more the more is stored. */
function countListings({ area }: Device): () => number {
  let listings = 0;
  const { getKeys } = area;
  area.getKeys = async () => {
    listings += 1;
    return getKeys?.() ?? [];
  };
  return () => listings;
}

describe('between two starts of the worker', () => {
  it('the copies are compared once, and nothing is listed for what both of them took', async () => {
    const device = new Device();
    const countListed = countListings(device);
    device.restart();
    await device.record();
    expect(await uniteWhenInDoubt(device.database)).not.toBeNull();
    for (let count = 0; count < 5; count += 1) {
      await device.record();
      expect(await uniteWhenInDoubt(device.database)).toBeNull();
    }
    expect(countListed()).toBe(1);
    device.restart();
    expect(await uniteWhenInDoubt(device.database)).not.toBeNull();
  });

  it('they are compared again when the journal missed a record, and when the database did', async () => {
    const device = new Device();
    await device.record();
    await uniteWhenInDoubt(device.database);
    device.area.faults.failing = 'throws';
    await device.record();
    device.area.faults.failing = null;
    expect(await uniteWhenInDoubt(device.database)).toMatchObject({ intoJournal: 2 });
    device.breakDatabase();
    device.restart();
    await uniteWhenInDoubt(device.database);
    await device.record();
    expect(device.database.doubt.isOpen).toBe(true);
  });

  it('they are compared again when the newest share has vanished from either of them', async () => {
    const device = new Device();
    for (let count = 0; count < 3; count += 1) await device.record();
    await uniteWhenInDoubt(device.database);
    await device.database.shares.clear();
    expect(await uniteWhenInDoubt(device.database)).toMatchObject({ reset: true, intoDatabase: 3 });
    device.area.items.clear();
    expect(await uniteWhenInDoubt(device.database)).toMatchObject({ reset: false, intoJournal: 6 });
  });

  it('they are compared again after the connection was closed', async () => {
    const device = new Device();
    await device.record();
    await uniteWhenInDoubt(device.database);
    device.database.close({ disableAutoOpen: false });
    await device.record();
    expect(await uniteWhenInDoubt(device.database)).toMatchObject({ intoDatabase: 0 });
    expect(await uniteWhenInDoubt(device.database)).toBeNull();
  });

  it('what is recorded while they are compared does not count as restored', async () => {
    const device = new Device();
    await device.record();
    const { getKeys } = device.area;
    device.area.getKeys = async () => {
      await device.record();
      return getKeys?.() ?? [];
    };
    device.restart();
    expect(await uniteCopies(device.database)).toMatchObject({ reset: false, intoDatabase: 0 });
  });
});

describe('a damaged record', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['of a wrong type', { event: 'garbage' }, 'wrong-shape'],
    ['in an unknown state', { state: 'v99' }, 'wrong-shape'],
    ['of five megabytes', { event: { ...makeEvent(''), link: 'x'.repeat(5e6) } }, 'too-large'],
  ])('%s is set aside with its reason, and the others flow', async (_what, change, reason) => {
    const device = new Device();
    const [good, bad] = [v7(), v7()];
    await device.record(good);
    const event = makeEvent(bad);
    const base = { id: bad, shareId: v7(), event, queuedAt: now, state: 'queued' };
    const record = { ...base, reason: null, detail: null, ...change };
    if (typeof record.event === 'object') Object.assign(record.event, { id: bad });
    await device.database.table('outbox').put(record);
    await uniteCopies(device.database);
    expect(await queuedIds(device)).toEqual([good]);
    expect(await listQuarantined(device.database)).toMatchObject([{ id: bad, reason }]);
    await uniteCopies(device.database);
    expect(await device.database.quarantine.get(bad)).toMatchObject({ record });
  });

  it('is healed when the journal holds a good copy of it', async () => {
    const device = new Device();
    const id = v7();
    await device.record(id);
    await device.database.outbox.update(id, { event: 'garbage' as never });
    expect(await queuedIds(device)).toEqual([id]);
    expect(await listQuarantined(device.database)).toEqual([]);
  });

  it('in the journal alone is set aside as well', async () => {
    const device = new Device();
    device.area.items.set('ob:17', { id: '17', state: 'queued' });
    await uniteCopies(device.database);
    expect(await listQuarantined(device.database)).toMatchObject([{ id: '17' }]);
    expect(device.area.items.has('ob:17')).toBe(false);
  });
});

describe('whatever fails and whenever the worker restarts', () => {
  const nothing = { reset: false, intoDatabase: 0, intoJournal: 0 };
  const step = fc.constantFrom(
    'record',
    'database fails',
    'database works',
    'journal fails',
    'journal works',
    'restart',
    'lose database',
    'lose journal',
    'unite',
    'unite when in doubt',
    'settle',
  );

  it('what was answered as recorded is delivered or still there, and uniting twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const device = new Device();
        const recorded = new Set<string>();
        /** A copy may be lost only while the other is whole: both gone at once is promised to nobody. */
        let isWhole = true;
        for (const what of steps) {
          if (what === 'record') {
            const id = v7();
            if (await device.record(id)) recorded.add(id);
            if (device.databaseFails || device.area.faults.failing) isWhole = false;
          } else if (what === 'database fails') {
            device.breakDatabase();
            device.restart();
          } else if (what === 'database works') {
            device.databaseFails = false;
            device.restart();
          } else if (what === 'journal fails') device.area.faults.failing = 'throws';
          else if (what === 'journal works') device.area.faults.failing = null;
          else if (what === 'restart') device.restart();
          else if (what === 'lose database' && isWhole && !device.area.faults.failing) {
            await device.loseDatabase();
            isWhole = false;
          } else if (what === 'lose journal' && isWhole && !device.databaseFails) {
            device.area.items.clear();
            isWhole = false;
          } else if (what === 'unite') {
            isWhole = (await uniteCopies(device.database)) !== null || isWhole;
          } else if (what === 'unite when in doubt') {
            isWhole = (await uniteWhenInDoubt(device.database)) !== null || isWhole;
            if (!device.database.doubt.isOpen) {
              // Null: the journal fails just now, so there is nothing to compare.
              expect([nothing, null]).toContainEqual(await uniteCopies(device.database));
            }
          } else if (what === 'settle') {
            const batch = await listQueued(device.database, COMPANY, 2);
            for (const { id } of batch) recorded.delete(id);
            await settleBatch(
              device.database,
              batch,
              batch.map(({ id }) => ({ id, status: 'accepted' as const })),
            );
          }
        }
        device.databaseFails = false;
        device.area.faults.failing = null;
        device.restart();
        await uniteCopies(device.database);
        expect(await queuedIds(device)).toEqual(expect.arrayContaining([...recorded]));
        expect(await uniteCopies(device.database)).toEqual(nothing);
        device.database.close();
      }),
      { numRuns: 60 },
    );
  });
});
