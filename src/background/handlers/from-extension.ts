import * as z from 'zod';
import { networkIdSchema, slugSchema } from '../../contract/primitives.ts';
import {
  decideConsent,
  deliverNow,
  dismissRejected,
  enrol,
  exportDeviceLog,
  getChecklist,
  getDelivery,
  getDevice,
  getFeedStatus,
  listOffer,
  listRecentShares,
  refreshFeed,
  retryRejected,
  saveChecklistAnswer,
  sharePrefilled,
} from '../../messaging/extension-messages.ts';
import { findNetwork } from '../../networks/registry.ts';
import { dismissRejected as dropRejected, requeueRejected } from '../../storage/outbox.ts';
import { changeSetting, checklistSetting, readSetting } from '../../storage/settings.ts';
import type { WorkerContext } from '../context.ts';
import { deliver, describeDelivery } from '../delivery.ts';
import { decide, describeDevice, enrolDevice } from '../device.ts';
import { describeFeed, refresh } from '../feed.ts';
import { type Handler, handle } from '../handler.ts';
import { makeOffer } from '../offer.ts';
import { describeOwnLog, describeRecentShares } from '../own-log.ts';
import { openPrefilled } from '../share-prefilled.ts';

const nothing = z.null();
const byId = z.strictObject({ id: z.string() });

/** Everything that our own pages may ask. */
export function extensionHandlers(context: WorkerContext): Handler[] {
  const { database } = context;
  return [
    handle(getDevice, nothing, () => describeDevice(context)),
    handle(
      decideConsent,
      z.strictObject({ consent: z.enum(['accepted', 'refused']), withoutAttribution: z.boolean() }),
      (decision) => decide(context, decision),
    ),
    handle(
      enrol,
      z.strictObject({ endpointUrl: z.string().max(300), code: z.string().max(100) }),
      async (request) => {
        const outcome = await enrolDevice(context, request);
        if (outcome.ok) await Promise.all([refresh(context), deliver(context)]);
        return outcome;
      },
    ),
    handle(listOffer, z.strictObject({ network: networkIdSchema }), async ({ network: id }) => {
      const network = findNetwork(id);
      return network ? makeOffer(context, network) : { status: 'nothing-for-you', choices: [] };
    }),
    handle(
      sharePrefilled,
      z.strictObject({ network: networkIdSchema, itemId: slugSchema, variantId: slugSchema }),
      async (request) => ({ opened: await openPrefilled(context, request) }),
    ),
    handle(listRecentShares, z.strictObject({ most: z.int().min(1).max(100) }), ({ most }) =>
      describeRecentShares(context, most),
    ),
    handle(exportDeviceLog, nothing, () => describeOwnLog(context)),
    handle(getDelivery, nothing, () => describeDelivery(context)),
    handle(deliverNow, nothing, async () => {
      await deliver(context);
      return describeDelivery(context);
    }),
    handle(retryRejected, byId, async ({ id }) => {
      await requeueRejected(database, id);
      await deliver(context);
      return describeDelivery(context);
    }),
    handle(dismissRejected, byId, async ({ id }) => {
      await dropRejected(database, id);
      return describeDelivery(context);
    }),
    handle(getFeedStatus, nothing, () => describeFeed(context)),
    handle(refreshFeed, nothing, async () => {
      await refresh(context);
      return describeFeed(context);
    }),
    handle(getChecklist, nothing, () => readSetting(database, checklistSetting)),
    handle(
      saveChecklistAnswer,
      z.strictObject({
        criterionId: z.string().regex(/^[a-z0-9_]{1,64}$/),
        answer: z.enum(['yes', 'no']).nullable(),
      }),
      ({ criterionId, answer }) =>
        changeSetting(database, checklistSetting, ({ [criterionId]: _old, ...others }) =>
          answer === null
            ? others
            : { ...others, [criterionId]: { answer, answeredAt: context.now().toISOString() } },
        ),
    ),
  ];
}
