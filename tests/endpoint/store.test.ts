import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/endpoint/store/open-store.ts';
import type { SharePosition, Store } from '../../src/endpoint/store/store.ts';
import { makeItem, makeStoredEvent, programme, signature } from './samples.ts';
import { NOW } from './test-endpoint.ts';
import { engine, freshLocation } from './test-location.ts';

const LATER = '2026-11-24T09:30:00.000Z';

async function open(): Promise<Store> {
  const store = await openStore(await freshLocation(), () => new Date(NOW));
  onTestFinished(() => store.close());
  return store;
}

const listAll = (store: Store, tenant: string) =>
  store.listShares(tenant, { filter: {}, after: null, limit: 100 });

/** A store with two tenants that have the same item. */
async function openFilled(): Promise<Store> {
  const store = await open();
  for (const tenant of ['one', 'two']) {
    await store.createTenant(tenant, { secret: `secret of ${tenant}`, now: NOW });
    await store.saveContent(tenant, { programme, items: [makeItem()], now: NOW });
  }
  return store;
}

describe(`a store on ${engine}`, () => {
  describe('tenants', () => {
    it('keeps the first secret when a tenant is created again', async () => {
      const store = await openFilled();
      await store.createTenant('one', { secret: 'another', now: LATER });
      expect((await store.readTenant('one')).secret).toBe('secret of one');
    });

    it('refuses to read a tenant that was never created', async () => {
      const store = await open();
      await expect(store.readTenant('nobody')).rejects.toThrow('nobody');
    });

    it('shows one tenant nothing of the other', async () => {
      const store = await openFilled();
      const event = makeStoredEvent();
      await store.appendEvents('one', [event]);
      const seat = { personId: 'a', familyId: 'f', tokenHash: 'h', now: NOW };
      await store.addStaff('one', seat, { label: 'Ada', roles: ['admin'] });
      const extra = makeItem({ id: 'extra', campaign: { id: 'c', slug: 'secret-plan' } });
      await store.saveContent('one', { programme: null, items: [extra], now: NOW });

      expect(await listAll(store, 'two')).toEqual([]);
      expect(await store.countShares('two', {})).toBe(0);
      expect(await store.useToken('one', 'h', NOW)).toMatchObject({ status: 'good' });
      expect(await store.useToken('two', 'h', NOW)).toBeNull();
      expect(await store.listStaff('two')).toEqual([]);
      expect(await store.listAudit('two', { after: 0, limit: 10 })).toEqual([]);
      expect(await store.findItems('two', ['extra'])).toEqual([]);
      expect(await store.listCampaigns('two')).toEqual(['spring']);
      expect(await store.appendEvents('two', [{ ...event, itemId: 'extra' }])).toEqual([
        'unknown-item',
      ]);
      expect(await store.appendEvents('two', [event])).toEqual(['accepted']);
    });
  });

  describe('enrolment', () => {
    const code = {
      codeHash: 'c',
      staff: null,
      locale: 'fr',
      topics: ['a', 'b'],
      trained: true,
      createdAt: NOW,
      expiresAt: LATER,
    };
    const exchange = { codeHash: 'c', personId: 'p', familyId: 'f', tokenHash: 't', now: NOW };
    const ambassador = {
      personId: 'p',
      roles: ['ambassador'],
      label: null,
      locale: 'fr',
      topics: ['a', 'b'],
      trained: true,
    };

    it('turns a code into an ambassador whose device is known from then on', async () => {
      const store = await openFilled();
      await store.addEnrolmentCodes('one', [code]);
      expect(await store.enrol('one', exchange, 'ambassador')).toEqual(ambassador);
      expect(await store.useToken('one', 't', NOW)).toEqual({
        status: 'good',
        person: ambassador,
        familyId: 'f',
      });
      expect(await store.useToken('two', 't', NOW)).toBeNull();
      expect(await store.useToken('one', 'c', NOW)).toBeNull();
    });

    it('takes a code once, of many tries at the same time too', async () => {
      const store = await openFilled();
      await store.addEnrolmentCodes('one', [code]);
      const tries = Array.from({ length: 5 }, (_, index) =>
        store.enrol(
          'one',
          { ...exchange, personId: `p${index}`, familyId: `f${index}`, tokenHash: `t${index}` },
          'ambassador',
        ),
      );
      const enrolled = (await Promise.all(tries)).filter((person) => person !== null);
      expect(enrolled).toHaveLength(1);
    });

    it('takes no code at the moment it expires, of another tenant, or made up', async () => {
      const store = await openFilled();
      await store.addEnrolmentCodes('one', [code]);
      expect(await store.enrol('one', { ...exchange, now: LATER }, 'ambassador')).toBeNull();
      expect(await store.enrol('two', exchange, 'ambassador')).toBeNull();
      expect(await store.enrol('one', exchange, 'staff')).toBeNull();
      expect(
        await store.enrol('one', { ...exchange, codeHash: 'made up' }, 'ambassador'),
      ).toBeNull();
      expect(await store.enrol('one', exchange, 'ambassador')).toEqual(ambassador);
    });
  });

  describe('content', () => {
    it('raises the sequence once per change, and not when nothing changed', async () => {
      const store = await openFilled();
      const sequence = async () => (await store.readTenant('one')).contentSeq;
      expect(await sequence()).toBe(1);
      await store.saveContent('one', { programme, items: [makeItem()], now: LATER });
      expect(await sequence()).toBe(1);
      expect((await store.readTenant('one')).contentChangedAt).toBe(NOW);
      const items = [makeItem({ id: 'b' }), makeItem({ id: 'c' })];
      await store.saveContent('one', { programme: null, items, now: LATER });
      expect(await sequence()).toBe(2);
      await store.saveContent('one', {
        programme: { ...programme, name: 'Renamed' },
        items: [],
        now: LATER,
      });
      expect(await store.readTenant('one')).toMatchObject({
        contentSeq: 3,
        contentChangedAt: LATER,
        programme: { name: 'Renamed' },
      });
    });

    it('tells added, unchanged, updated and stale apart', async () => {
      const store = await openFilled();
      const save = (item: ReturnType<typeof makeItem>) =>
        store.saveContent('one', { programme: null, items: [item], now: NOW });
      expect(await save(makeItem({ id: 'b' }))).toEqual(['added']);
      expect(await save(makeItem())).toEqual(['unchanged']);
      expect(await save(makeItem({ title: 'Other words' }))).toEqual(['stale']);
      expect(await save(makeItem({ title: 'Other words', revision: 2 }))).toEqual(['updated']);
      expect(await save(makeItem())).toEqual(['stale']);
      expect(await store.findItems('one', ['first-light'])).toMatchObject([
        { title: 'Other words', revision: 2 },
      ]);
    });

    it('shows an item from publishAt on and until expiresAt, whatever zone they are written in', async () => {
      const store = await openFilled();
      const item = makeItem({
        id: 'timed',
        publishAt: '2026-11-23T11:00:00+01:00',
        expiresAt: '2026-11-23T11:00:00-01:00',
      });
      const signatures = [signature];
      await store.saveContent('one', { programme: null, items: [item], signatures, now: NOW });
      const isShown = async (at: string) =>
        (await store.listPublishedItems('one', at)).some(({ item: { id } }) => id === 'timed');
      expect(await isShown('2026-11-23T09:59:59.999Z')).toBe(false);
      expect(await isShown('2026-11-23T10:00:00.000Z')).toBe(true);
      expect(await isShown('2026-11-23T11:59:59.999Z')).toBe(true);
      expect(await isShown('2026-11-23T12:00:00.000Z')).toBe(false);
    });

    it('keeps an item whose expiry is past the year 9999', async () => {
      const store = await openFilled();
      const item = makeItem({ id: 'forever', expiresAt: '9999-12-31T23:59:59-12:00' });
      const signatures = [signature];
      await store.saveContent('one', { programme: null, items: [item], signatures, now: NOW });
      const shown = await store.listPublishedItems('one', NOW);
      expect(shown.map(({ item: { id } }) => id)).toContain('forever');
    });

    it('publishes an item once it is signed, and lists what a key has not signed', async () => {
      const store = await openFilled();
      const { keyId } = signature;
      const other = { ...signature, keyId: 'ponmlkjihgfedcba' };
      expect(await store.listPublishedItems('one', NOW)).toEqual([]);
      expect(await store.hasSignedItems('one')).toBe(false);
      expect(await store.listItemsNotSignedBy('one', keyId)).toEqual([makeItem()]);

      await store.signItems('one', [{ item: makeItem(), signature }]);
      expect(await store.listPublishedItems('one', NOW)).toEqual([{ item: makeItem(), signature }]);
      expect(await store.hasSignedItems('one')).toBe(true);
      expect(await store.listItemsNotSignedBy('one', keyId)).toEqual([]);
      expect(await store.listItemsNotSignedBy('one', other.keyId)).toEqual([makeItem()]);
      expect(await store.hasSignedItems('two')).toBe(false);
      expect((await store.readTenant('one')).contentSeq).toBe(1);

      await store.signItems('one', [
        { item: makeItem({ title: 'Other words' }), signature: other },
      ]);
      expect(await store.listItemsNotSignedBy('one', keyId)).toEqual([]);
    });
  });

  describe('share log', () => {
    it('knows an event again, and tells when its payload is another one', async () => {
      const store = await openFilled();
      const event = makeStoredEvent();
      const outcomes = await store.appendEvents('one', [
        event,
        event,
        { ...event, payloadHash: 'other', network: 'x' },
        makeStoredEvent({ itemRevision: 2 }),
      ]);
      expect(outcomes).toEqual(['accepted', 'duplicate', 'conflict', 'unknown-item']);
      expect(await listAll(store, 'one')).toMatchObject([{ network: 'linkedin' }]);
    });

    it('takes events about a revision that is no longer current, with the title it had then', async () => {
      const store = await openFilled();
      const items = [makeItem({ title: 'Second thoughts', revision: 2 })];
      await store.saveContent('one', { programme: null, items, now: NOW });
      await store.appendEvents('one', [makeStoredEvent()]);
      expect(await listAll(store, 'one')).toMatchObject([
        { itemTitle: 'First light', itemRevision: 1 },
      ]);
    });

    it('stores nothing of a call when one of its events breaks a rule of the schema', async () => {
      const store = await openFilled();
      const broken = Object.assign(makeStoredEvent(), { link: null });
      const good = makeStoredEvent();
      await expect(store.appendEvents('one', [good, broken])).rejects.toThrow();
      expect(await store.countShares('one', {})).toBe(0);
      expect(await store.appendEvents('one', [good])).toEqual(['accepted']);
    });

    it('counts nothing of a transaction that fails after it has counted', async () => {
      const store = await openFilled();
      // More than one statement's worth: the first hundred are stored and counted when the last one breaks a rule.
      const good = Array.from({ length: 100 }, () => makeStoredEvent());
      const broken = Object.assign(makeStoredEvent(), { link: null });
      await expect(store.appendEvents('one', [...good, broken])).rejects.toThrow();
      expect(await store.listEventTotals('one')).toEqual([]);
      await store.appendEvents('one', good.slice(0, 3));
      const totals = await store.listEventTotals('one');
      expect(totals).toMatchObject([{ total: 3 }]);
      expect(await store.recountEvents('one')).toEqual(totals);
    });

    it('pages newest first through shares of one moment without losing or repeating any', async () => {
      const store = await openFilled();
      const events = Array.from({ length: 25 }, (_, index) =>
        makeStoredEvent({
          // Ids that do not grow with time, as they do not when a device's clock is wrong.
          shareId: crypto.randomUUID(),
          occurredAt: `2026-11-23T09:0${Math.floor(index / 10)}:00.000Z`,
        }),
      );
      await store.appendEvents('one', events);
      const seen: SharePosition[] = [];
      let after: SharePosition | null = null;
      for (;;) {
        const rows = await store.listShares('one', { filter: {}, after, limit: 4 });
        seen.push(...rows);
        after = rows.at(-1) ?? null;
        if (!after) break;
      }
      const expected = events
        .map(({ occurredAt, shareId }) => `${occurredAt} ${shareId}`)
        .toSorted()
        .toReversed();
      expect(seen.map((row) => `${row.insertedAt} ${row.shareId}`)).toEqual(expected);
    });

    it('filters by time, network, campaign and state, and counts the same', async () => {
      const store = await openFilled();
      const autumn = makeItem({ id: 'b', campaign: { id: 'c-2', slug: 'autumn' } });
      await store.saveContent('one', { programme: null, items: [autumn], now: NOW });
      await store.appendEvents('one', [
        makeStoredEvent({ variantId: 'early', occurredAt: '2026-11-20T00:00:00.000Z' }),
        makeStoredEvent({ variantId: 'on-x', network: 'x' }),
        makeStoredEvent({ variantId: 'autumn', itemId: 'b' }),
        makeStoredEvent({ variantId: 'gone', type: 'share.abandoned' }),
      ]);
      const find = async (filter: Parameters<Store['countShares']>[1]) => {
        const rows = await store.listShares('one', { filter, after: null, limit: 100 });
        expect(await store.countShares('one', filter)).toBe(rows.length);
        return rows.map((row) => row.variantId).toSorted();
      };
      expect(await find({ to: '2026-11-20T01:00:00+01:00' })).toEqual([]);
      expect(await find({ to: '2026-11-20T00:00:00.001Z' })).toEqual(['early']);
      expect(await find({ from: '2026-11-23T10:00:00+01:00' })).toEqual(['autumn', 'gone', 'on-x']);
      expect(await find({ network: 'x' })).toEqual(['on-x']);
      expect(await find({ campaign: 'autumn' })).toEqual(['autumn']);
      expect(await find({ state: 'abandoned' })).toEqual(['gone']);
      expect(await find({ network: 'x', campaign: 'autumn' })).toEqual([]);
    });
  });
});
