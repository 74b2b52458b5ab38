import type { Feed } from '../contract/feed.ts';
import type { Choice, Offer, OfferStatus } from '../domain/choice.ts';
import type { Network } from '../networks/network.ts';
import { companyOf } from '../storage/company.ts';
import { rememberOffered } from '../storage/offered.ts';
import { deviceSetting, feedSetting, readSetting } from '../storage/settings.ts';
import { listSharedItemIds } from '../storage/share-log.ts';
import type { WorkerContext } from './context.ts';

/** Most choices that a short list holds. */
const SHORT_LIST_LENGTH = 12;

/** The ranked short list for one network, or why there is none. */
export async function makeOffer(context: WorkerContext, network: Network): Promise<Offer> {
  const { database } = context;
  const device = await readSetting(database, deviceSetting);
  const { feed } = await readSetting(database, feedSetting);
  const now = context.now();
  const obstacle = findObstacle({
    consent: device.consent,
    enrolled: device.enrolment !== null,
    feed,
    now,
  });
  if (obstacle || !feed || !device.enrolment)
    return { status: obstacle ?? 'no-feed-yet', choices: [] };
  // Counting as X does takes a parser that is a third of this script: it is set up for a list, not at each wake.
  const { buildChoices } = await import('../domain/build-choices.ts');
  const choices = buildChoices({
    items: feed.items,
    network,
    programme: feed.programme,
    ambassador: feed.ambassador,
    links: feed.links,
    withoutAttribution: device.withoutAttribution,
    sharedItemIds: await listSharedItemIds(database, network.id),
    now,
    most: SHORT_LIST_LENGTH,
  });
  const company = companyOf(device.enrolment);
  await rememberOffered(
    database,
    choices.map((choice) => ({ ...toOffered(choice, feed), company })),
    now,
  );
  return { status: choices.length > 0 ? 'ready' : 'nothing-for-you', choices };
}

function toOffered(choice: Choice, feed: Feed) {
  const { itemId, itemRevision, variantId, network, title, link, attribution } = choice;
  const campaign = feed.items.find((item) => item.id === itemId)?.campaign.slug ?? itemId;
  return { itemId, itemRevision, variantId, network, title, link, attribution, campaign };
}

function findObstacle(device: {
  consent: string;
  enrolled: boolean;
  feed: Feed | null;
  now: Date;
}): OfferStatus | null {
  if (device.consent !== 'accepted') return 'consent-needed';
  if (!device.enrolled) return 'not-enrolled';
  if (!device.feed) return 'no-feed-yet';
  return Date.parse(device.feed.expiresAt) <= device.now.getTime() ? 'feed-expired' : null;
}
