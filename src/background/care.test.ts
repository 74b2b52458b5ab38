import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Feed } from '../contract/feed.ts';
import type { Item } from '../contract/item.ts';
import { makeArticle } from '../domain/item-fixtures.ts';
import { fakeI18n } from '../i18n/fake-i18n.ts';
import { linkedin } from '../networks/linkedin.ts';
import { changeSetting, expertiseSetting } from '../storage/settings.ts';
import { listShares } from '../storage/share-log.ts';
import { describeCare, describeExpertise } from './care.ts';
import { decide } from './device.ts';
import { FakeWorker, makeFeed } from './fake-context.ts';
import { makeOffer } from './offer.ts';
import { recordFromPopup } from './offered-choice.ts';
import { countUnseenFacts, noteFactsSeen } from './unseen-facts.ts';

const item = makeArticle();

const rest = {
  itemId: 'dust',
  topic: 'dust',
  subject: 'Dust',
  since: '2026-11-23T08:00:00Z',
  press: { name: 'Zoé Martin' },
};

const feed = makeFeed({ items: [item] });
const { programme, ambassador } = feed;

async function openWorker(changes: Partial<Feed> = {}): Promise<FakeWorker> {
  const worker = new FakeWorker();
  await worker.accept();
  await worker.keepFeed({ ...feed, ...changes });
  return worker;
}

const withRestraint = (restraint: object) => ({ programme: { ...programme, restraint } });

beforeEach(() => {
  const browser = { i18n: fakeI18n(), runtime: { id: 'test' } };
  Object.assign(globalThis, { browser, chrome: browser });
});

describe('restraint', () => {
  it('is a note on the offer, and takes nothing from it', async () => {
    const quietHours = { from: '10:00', until: '14:00', timeZone: 'UTC' };
    const { context } = await openWorker(withRestraint({ quietHours }));
    expect(await makeOffer(context, linkedin)).toMatchObject({
      status: 'ready',
      choices: [{ itemId: 'heat' }],
      note: 'Quiet hours until 14:00: this can wait',
    });
    expect(await describeCare(context)).toMatchObject({ advice: { until: '14:00' } });
  });

  it('counts the shares of seven days, and forgets older ones', async () => {
    const worker = await openWorker(withRestraint({ weeklyShares: 2 }));
    const { context } = worker;
    const share = async () => {
      const { choices } = await makeOffer(context, linkedin);
      const [choice] = choices;
      if (choice) await recordFromPopup(context, { network: linkedin, choice }, 'clipboard');
    };
    await share();
    expect((await describeCare(context)).advice).toBeNull();
    await share();
    const advice = { code: 'weekly-cap', shared: 2 };
    expect((await describeCare(context)).advice).toEqual(advice);
    worker.now = new Date(worker.now.getTime() + 7 * 24 * 3_600_000 + 1);
    expect((await describeCare(context)).advice).toBeNull();
  });
});

describe('the number on the toolbar icon', () => {
  it('counts fact sheets that are out, until they were seen, and again for a new one', async () => {
    const worker = await openWorker({ topicPauses: [rest] });
    const { context } = worker;
    expect(await countUnseenFacts(context)).toBe(1);
    await noteFactsSeen(context);
    expect(await countUnseenFacts(context)).toBe(0);
    await worker.keepFeed({ ...feed, topicPauses: [rest, { ...rest, itemId: 'noise' }] });
    expect(await countUnseenFacts(context)).toBe(1);
  });

  it('is there for nothing else, and not in quiet hours', async () => {
    const urgent: Item = { ...item, urgency: 'urgent' };
    expect(await countUnseenFacts((await openWorker({ items: [urgent] })).context)).toBe(0);
    const quietHours = { from: '10:00', until: '14:00', timeZone: 'UTC' };
    const quiet = await openWorker({ ...withRestraint({ quietHours }), topicPauses: [rest] });
    expect(await countUnseenFacts(quiet.context)).toBe(0);
  });
});

describe('while everything rests', () => {
  it('the offer says so', async () => {
    const pause = { text: 'Mourning.', since: '2026-11-23T08:00:00Z' };
    const { context } = await openWorker({ items: [], pause });
    const note = 'Your company asks everybody to share nothing for now';
    expect(await makeOffer(context, linkedin)).toEqual({ status: 'paused', choices: [], note });
    expect(await describeCare(context)).toMatchObject({ pause });
  });
});

describe('after a refusal', () => {
  it('what had arrived can still be inserted, carries nobody’s pseudonym, and nothing is queued', async () => {
    const { context } = await openWorker();
    await decide(context, { consent: 'refused', withoutAttribution: false });
    const { status, choices } = await makeOffer(context, linkedin);
    expect([status, choices[0]?.attribution]).toEqual(['ready', 'none']);
    expect(JSON.stringify(choices)).not.toContain(ambassador.pseudonym);
    const [choice] = choices;
    if (choice) await recordFromPopup(context, { network: linkedin, choice }, 'clipboard');
    expect(await listShares(context.database)).toHaveLength(1);
    expect(await context.database.outbox.count()).toBe(0);
    expect(await describeCare(context)).toMatchObject({ tags: null });
  });

  it('nothing is offered once that has expired, or where nothing ever came', async () => {
    const worker = await openWorker();
    await decide(worker.context, { consent: 'refused', withoutAttribution: false });
    worker.now = new Date(feed.expiresAt);
    expect(await makeOffer(worker.context, linkedin)).toMatchObject({ status: 'consent-needed' });
    const { context } = new FakeWorker();
    await decide(context, { consent: 'refused', withoutAttribution: false });
    expect(await makeOffer(context, linkedin)).toMatchObject({ status: 'consent-needed' });
  });
});

describe('the field that somebody chose', () => {
  it('orders the offer, and its topics are those of the feed and of the agreement', async () => {
    const agreed = { ...ambassador, topics: ['training'] };
    const { context } = await openWorker({ ambassador: agreed });
    expect(await describeExpertise(context)).toEqual({
      expertise: null,
      topics: ['energy', 'training'],
    });
    await changeSetting(context.database, expertiseSetting, () => ({
      role: 'Engineer',
      speaks: ['energy'],
      avoids: [],
    }));
    const { choices } = await makeOffer(context, linkedin);
    expect(choices[0]?.reasons[0]).toEqual({ code: 'your-field', topic: 'energy' });
  });
});
