import type { ComposerKind } from '../contract/event.ts';
import type { Feed } from '../contract/feed.ts';
import type { ChoicesInput } from '../domain/build-choices.ts';
import type { Choice } from '../domain/choice.ts';
import type { Expertise } from '../domain/expertise.ts';
import { nextMoment } from '../domain/ranking.ts';
import type { Network } from '../networks/network.ts';
import { companyOf } from '../storage/company.ts';
import type { FeedHead } from '../storage/feed-state.ts';
import { readFeed } from '../storage/feed-store.ts';
import { type Offered, rememberOffered, rememberOfferedAgain } from '../storage/offered.ts';
import { expertiseSetting, readSetting, type StoredDevice } from '../storage/settings.ts';
import { listSharedItemIds } from '../storage/share-log.ts';
import { countForShortList, findShortList, keepShortList } from '../storage/short-lists.ts';
import type { WorkerContext } from './context.ts';

/** Most choices that a short list holds. */
const SHORT_LIST_LENGTH = 12;

/** A date beyond which nothing is kept anyway. */
const NEVER = '9999-12-31T00:00:00.000Z';

/** For whom and for what a short list is made. */
interface ListWanted {
  network: Network;
  composer: ComposerKind;
  device: StoredDevice;
  head: FeedHead;
}

/** What is looked up for a list, but the feed. */
interface ListBasis {
  expertise: Expertise | null;
  withoutAttribution: boolean;
  company: string | null;
  /** All that the list is made of but the clock, in one text; null: the share log gave no answer. */
  text: string | null;
}

/**
 * The ranked choices for a network and a kind of composer; null if the approved content can't be read. Each list is kept
 * with what it was made of and the moment at which time alone changes it: where nothing of that is otherwise, it is the
 * answer as it stands, and the feed is not even read. All of it is remembered as offered.
 */
export async function makeShortList(
  context: WorkerContext,
  wanted: ListWanted,
): Promise<Choice[] | null> {
  const { database } = context;
  const { network, composer } = wanted;
  const now = context.now();
  const key = `${network.id}.${composer}`;
  const { text: basis, company, expertise, withoutAttribution } = await findBasis(context, wanted);
  const kept = basis === null ? null : await findShortList(database, { key, basis, now });
  if (kept) {
    void database.offering.run(() => rememberOfferedAgain(database, kept.offered, now));
    return kept.choices;
  }
  const feed = await readFeed(database, context.clientVersion);
  if (!feed) return null;
  const sharedItemIds = await listSharedItemIds(database, network.id);
  const given = { network, composer, expertise, withoutAttribution, sharedItemIds, now };
  const choices = await buildList(feed, given);
  const offered = choices.map((choice) => toOffered(choice, feed, company));
  await rememberOffered(database, offered, now);
  if (basis !== null) {
    const until = nextMoment(feed.items, now)?.toISOString() ?? NEVER;
    const madeAt = now.toISOString();
    const list = { key, basis, madeAt, until, choices, offered };
    void database.offering.run(() => keepShortList(database, list));
  }
  return choices;
}

async function findBasis(
  { database, clientVersion }: WorkerContext,
  { network, device, head }: ListWanted,
): Promise<ListBasis> {
  const [expertise, counts] = await Promise.all([
    readSetting(database, expertiseSetting),
    countForShortList(database, network.id),
  ]);
  // Who refused may still insert what had arrived; nothing tells of it.
  const withoutAttribution = device.withoutAttribution || device.consent === 'refused';
  const company = device.enrolment ? companyOf(device.enrolment) : null;
  const facts = [clientVersion, head.digest, company, withoutAttribution, expertise, counts];
  const text = counts === null ? null : JSON.stringify(facts);
  return { expertise, withoutAttribution, company, text };
}

type Given = Omit<ChoicesInput, 'items' | 'programme' | 'ambassador' | 'links' | 'taken' | 'most'>;

async function buildList(feed: Feed, given: Given): Promise<Choice[]> {
  // Counting as X does takes a parser that is a third of this script: it is set up for a list, not at each wake.
  const { buildChoices } = await import('../domain/build-choices.ts');
  const { items, programme, ambassador, links, taken = [] } = feed;
  return buildChoices({
    ...given,
    items,
    programme,
    ambassador,
    links,
    taken,
    most: SHORT_LIST_LENGTH,
  });
}

function toOffered(choice: Choice, feed: Feed, company: string | null): Offered {
  const { itemId, itemRevision, variantId, network, title, link, attribution } = choice;
  const campaign = feed.items.find((item) => item.id === itemId)?.campaign.slug ?? itemId;
  const shown = { itemId, itemRevision, variantId, network, title, link, attribution, campaign };
  return company === null ? shown : { ...shown, company };
}
