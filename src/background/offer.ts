import type { ComposerKind } from '../contract/event.ts';
import type { Feed } from '../contract/feed.ts';
import type { Choice, Offer, OfferStatus } from '../domain/choice.ts';
import { explainAdvice } from '../i18n/advice-words.ts';
import { explainOffer } from '../i18n/offer-words.ts';
import type { Network } from '../networks/network.ts';
import { companyOf } from '../storage/company.ts';
import { rememberOffered } from '../storage/offered.ts';
import { deviceSetting, expertiseSetting, feedSetting, readSetting } from '../storage/settings.ts';
import { listSharedItemIds } from '../storage/share-log.ts';
import { findAdvice } from './advice.ts';
import type { WorkerContext } from './context.ts';

/** Most choices that a short list holds. */
const SHORT_LIST_LENGTH = 12;

/** The ranked short list for one network and the kind of composer that the text is for, or why there is none. */
export async function makeOffer(
  context: WorkerContext,
  network: Network,
  composer: ComposerKind = 'post',
): Promise<Offer> {
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
  if (obstacle || !feed) return offerNothing(obstacle ?? 'no-feed-yet');
  // Counting as X does takes a parser that is a third of this script: it is set up for a list, not at each wake.
  const { buildChoices } = await import('../domain/build-choices.ts');
  const [expertise, sharedItemIds, advice] = await Promise.all([
    readSetting(database, expertiseSetting),
    listSharedItemIds(database, network.id),
    findAdvice(context, feed),
  ]);
  const choices = buildChoices({
    items: feed.items,
    network,
    composer,
    programme: feed.programme,
    ambassador: feed.ambassador,
    expertise,
    links: feed.links,
    taken: feed.taken ?? [],
    // Who refused may still insert what had arrived; nothing tells of it.
    withoutAttribution: device.withoutAttribution || device.consent === 'refused',
    sharedItemIds,
    now,
    most: SHORT_LIST_LENGTH,
  });
  const company = device.enrolment && { company: companyOf(device.enrolment) };
  await rememberOffered(
    database,
    choices.map((choice) => ({ ...toOffered(choice, feed), ...company })),
    now,
  );
  if (choices.length === 0) return offerNothing(feed.pause ? 'paused' : 'nothing-for-you');
  return { status: 'ready', choices, ...(advice && { note: explainAdvice(advice) }) };
}

/** The words come from here, so that no page carries them all. */
function offerNothing(status: Exclude<OfferStatus, 'ready'>): Offer {
  return { status, choices: [], note: explainOffer(status) };
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
}): Exclude<OfferStatus, 'ready'> | null {
  const { consent, enrolled, feed, now } = device;
  const isLive = feed !== null && now.getTime() < Date.parse(feed.expiresAt);
  if (consent !== 'accepted') return consent === 'refused' && isLive ? null : 'consent-needed';
  if (!enrolled) return 'not-enrolled';
  if (!feed) return 'no-feed-yet';
  return isLive ? null : 'feed-expired';
}
