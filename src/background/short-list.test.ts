import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Feed } from '../contract/feed.ts';
import type { Item } from '../contract/item.ts';
import type { Offer } from '../domain/choice.ts';
import { makeArticle } from '../domain/item-fixtures.ts';
import { fakeI18n } from '../i18n/fake-i18n.ts';
import { linkedin } from '../networks/linkedin.ts';
import { Database } from '../storage/database.ts';
import { changeSetting, deviceSetting, expertiseSetting } from '../storage/settings.ts';
import { endShare, listShares } from '../storage/share-log.ts';
import { decide } from './device.ts';
import { FakeWorker, makeFeed } from './fake-context.ts';
import { eraseDevice } from './farewell.ts';
import { makeOffer } from './offer.ts';
import { recordFromPopup } from './offered-choice.ts';

const makeItem = (id: string, changes: Partial<Item> = {}) =>
  makeArticle({ id, title: `All of ${id}`, url: `https://www.example.com/${id}`, ...changes });

const feed = makeFeed({ items: [makeItem('heat'), makeItem('dust')] });
const { ambassador } = feed;

let worker: FakeWorker;
beforeEach(async () => {
  const browser = { i18n: fakeI18n(), runtime: { id: 'test' } };
  Object.assign(globalThis, { browser, chrome: browser });
  worker = new FakeWorker();
  await worker.accept();
  await keep({});
});

const keep = (changes: Partial<Feed>) => worker.keepFeed({ ...feed, ...changes });
const turn = () => new Promise((resolve) => setImmediate(resolve));
const listIds = ({ choices }: Offer) => choices.map(({ itemId }) => itemId);
const offer = () => makeOffer(worker.context, linkedin);
/** What a worker offers that keeps nothing. */
async function offerAnew(): Promise<Offer> {
  await worker.context.database.shortLists.clear();
  return offer();
}
const moveTo = (at: string) => {
  worker.now = new Date(at);
};
async function share(): Promise<void> {
  const [choice] = (await offer()).choices;
  if (choice) await recordFromPopup(worker.context, { network: linkedin, choice }, 'clipboard');
}

const toInstant = (hours: number, offsetMs = 0) =>
  new Date(Date.parse('2026-11-26T12:00:00Z') + hours * 3_600_000 + offsetMs).toISOString();

describe('a short list that was kept', () => {
  it('is the answer without the feed being read, also for a worker that starts anew', async () => {
    const before = await offer();
    expect(listIds(before)).toEqual(['dust', 'heat']);
    const { database } = worker.context;
    await vi.waitUntil(() => database.shortLists.count());
    await database.settings.delete('feed-text');
    await database.journal.drop(['se:feed-text']);
    const again = new FakeWorker(new Database(database.name, worker.area));
    expect(await makeOffer(again.context, linkedin)).toEqual(before);
    await database.shortLists.clear();
    expect(await makeOffer(again.context, linkedin)).toMatchObject({ status: 'no-feed-yet' });
  });

  it('can be recorded from by the journal alone, whatever was offered since', async () => {
    const { database } = worker.context;
    await share();
    await vi.waitUntil(() => database.shortLists.count());
    const [choice] = (await offer()).choices;
    worker.area.items.delete('of:linkedin');
    await offer();
    await vi.waitUntil(() => worker.area.items.has('of:linkedin'));
    await database.offered.clear();
    if (choice) await recordFromPopup(worker.context, { network: linkedin, choice }, 'clipboard');
    expect(await listShares(database)).toHaveLength(2);
  });

  it('holds nothing that was withdrawn or changed, and nothing while everything rests', async () => {
    await offer();
    await keep({ seq: 2, items: [makeItem('dust', { revision: 2, title: 'Otherwise' })] });
    expect((await offer()).choices).toMatchObject([{ itemId: 'dust', title: 'Otherwise' }]);
    await keep({ seq: 3, items: [], pause: { text: 'Mourning.', since: feed.issuedAt } });
    expect(await offer()).toMatchObject({ status: 'paused', choices: [] });
  });

  it('is not kept by an offer that was being made while everything was erased', async () => {
    for (let turns = 0; turns < 40; turns += 1) {
      worker = new FakeWorker();
      await worker.accept();
      await keep({});
      const making = offer();
      for (let passed = 0; passed < turns; passed += 1) await turn();
      await eraseDevice(worker.context);
      await making;
      for (let passed = 0; passed < 40; passed += 1) await turn();
      const { database } = worker.context;
      const left = [await database.shortLists.count(), await database.offered.count()];
      expect([left, [...worker.area.items.keys()]], `erased after ${turns} turns`).toEqual([
        [0, 0],
        [],
      ]);
    }
  });

  it('ends with an item that expires and begins anew with one that starts', async () => {
    await keep({
      items: [
        makeItem('ends', { expiresAt: '2026-11-23T14:00:00Z' }),
        makeItem('starts', { publishAt: '2026-11-23T16:00:00Z' }),
      ],
    });
    expect(listIds(await offer())).toEqual(['ends']);
    moveTo('2026-11-23T13:59:59.999Z');
    expect(listIds(await offer())).toEqual(['ends']);
    moveTo('2026-11-23T14:00:00Z');
    expect(await offer()).toMatchObject({ status: 'nothing-for-you' });
    moveTo('2026-11-23T16:00:00Z');
    expect(listIds(await offer())).toEqual(['starts']);
    moveTo('2026-11-23T13:00:00Z');
    expect(listIds(await offer())).toEqual(['ends']);
    moveTo('2026-11-30T09:00:00Z');
    expect(await offer()).toMatchObject({ status: 'feed-expired', choices: [] });
  });

  it('knows what was shared since, and what was abandoned after all', async () => {
    await share();
    expect(listIds(await offer())).toEqual(['heat', 'dust']);
    const [{ shareId } = { shareId: '' }] = await listShares(worker.context.database);
    const at = worker.now.toISOString();
    const ending = { shareId, state: 'abandoned' as const, permalink: null, wording: null };
    await endShare(worker.context.database, {
      ...ending,
      occurredAt: at,
      now: at,
      toEvent: () => null,
    });
    expect(listIds(await offer())).toEqual(['dust', 'heat']);
  });

  it('carries nobody’s name once somebody shares without attribution, and follows their field', async () => {
    const { database } = worker.context;
    expect((await offer()).choices[0]?.link).toContain(ambassador.pseudonym);
    await changeSetting(database, deviceSetting, (stored) => ({
      ...stored,
      withoutAttribution: true,
    }));
    expect(JSON.stringify(await offer())).not.toContain(ambassador.pseudonym);
    await changeSetting(database, expertiseSetting, () => ({
      role: '',
      speaks: [],
      avoids: ['energy'],
    }));
    expect((await offer()).choices[0]?.reasons[0]).toEqual({ code: 'other-field' });
    await decide(worker.context, { consent: 'accepted', withoutAttribution: false });
    expect((await offer()).choices[0]?.link).toContain(ambassador.pseudonym);
  });

  it('is at every moment what would be made anew', async () => {
    const hour = fc.integer({ min: -100, max: 100 });
    const item = fc.record({ starts: hour, lasts: fc.integer({ min: 1, max: 100 }) });
    const moment = fc.tuple(hour, fc.constantFrom(-1, 0, 1));
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { minLength: 1, maxLength: 4 }),
        fc.array(moment, { minLength: 2, maxLength: 6 }),
        async (items, moments) => {
          await keep({
            issuedAt: toInstant(-200),
            expiresAt: toInstant(300),
            items: items.map(({ starts, lasts }, at) =>
              makeItem(`item-${at}`, {
                publishAt: toInstant(starts),
                expiresAt: toInstant(starts + lasts),
              }),
            ),
          });
          for (const [hours, offsetMs] of moments) {
            moveTo(toInstant(hours, offsetMs));
            const kept = await offer();
            expect(kept).toEqual(await offerAnew());
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
