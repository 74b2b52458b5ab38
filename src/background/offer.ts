import type { ComposerKind } from '../contract/event.ts';
import type { Offer, OfferStatus } from '../domain/choice.ts';
import { explainAdvice } from '../i18n/advice-words.ts';
import { explainOffer } from '../i18n/offer-words.ts';
import type { Network } from '../networks/network.ts';
import { networks } from '../networks/registry.ts';
import { type FeedHead, feedSetting } from '../storage/feed-state.ts';
import { deviceSetting, readSetting } from '../storage/settings.ts';
import { findAdvice } from './advice.ts';
import type { WorkerContext } from './context.ts';
import { makeShortList } from './short-list.ts';

/** The ranked short list for one network and the kind of composer that the text is for, or why there is none. */
export function makeOffer(
  context: WorkerContext,
  network: Network,
  composer: ComposerKind = 'post',
): Promise<Offer> {
  return context.database.offering.run(() => offer(context, network, composer));
}

async function offer(
  context: WorkerContext,
  network: Network,
  composer: ComposerKind,
): Promise<Offer> {
  const device = await readSetting(context.database, deviceSetting);
  const { head } = await readSetting(context.database, feedSetting);
  const obstacle = findObstacle({
    consent: device.consent,
    enrolled: device.enrolment !== null,
    head,
    now: context.now(),
  });
  if (obstacle || !head) return offerNothing(obstacle ?? 'no-feed-yet');
  const [choices, advice] = await Promise.all([
    makeShortList(context, { network, composer, device, head }),
    findAdvice(context, head),
  ]);
  if (!choices) return offerNothing('no-feed-yet');
  if (choices.length === 0) return offerNothing(head.pause ? 'paused' : 'nothing-for-you');
  return { status: 'ready', choices, ...(advice && { note: explainAdvice(advice) }) };
}

/** Makes what a popup may ask for next. Where a kept list still holds, there is nothing to make. */
export async function makeOffersAhead(context: WorkerContext): Promise<void> {
  for (const network of networks) await makeOffer(context, network);
}

/** The words come from here, so that no page carries them all. */
function offerNothing(status: Exclude<OfferStatus, 'ready'>): Offer {
  return { status, choices: [], note: explainOffer(status) };
}

function findObstacle(device: {
  consent: string;
  enrolled: boolean;
  head: FeedHead | null;
  now: Date;
}): Exclude<OfferStatus, 'ready'> | null {
  const { consent, enrolled, head, now } = device;
  const isLive = head !== null && now.getTime() < Date.parse(head.expiresAt);
  if (consent !== 'accepted') return consent === 'refused' && isLive ? null : 'consent-needed';
  if (!enrolled) return 'not-enrolled';
  if (!head) return 'no-feed-yet';
  return isLive ? null : 'feed-expired';
}
