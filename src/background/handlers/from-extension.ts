import * as z from 'zod';
import { shareModeSchema } from '../../contract/event.ts';
import { networkIdSchema, slugSchema } from '../../contract/primitives.ts';
import { sized } from '../../contract/sized.ts';
import {
  deliverNow,
  dismissElsewhere,
  dismissQuarantined,
  dismissRejected,
  getDelivery,
  retryRejected,
} from '../../messaging/delivery-messages.ts';
import {
  chooseAttribution,
  chooseMode,
  decideConsent,
  enrol,
  exportDeviceLog,
  exportDiagnostics,
  findComposer,
  getDevice,
  getFeedStatus,
  insertHere,
  listOffer,
  listRecentShares,
  refreshFeed,
  shareCopied,
  sharePrefilled,
} from '../../messaging/extension-messages.ts';
import { getOwnResults } from '../../messaging/results-messages.ts';
import { diagnosePage, listTroubles } from '../../messaging/trouble-messages.ts';
import { findNetwork } from '../../networks/registry.ts';
import { companyOf, dropElsewhere } from '../../storage/company.ts';
import { dismissRejected as dropRejected, requeueRejected } from '../../storage/outbox.ts';
import { dismissQuarantined as dropQuarantined } from '../../storage/quarantine.ts';
import { deviceSetting, readSetting } from '../../storage/settings.ts';
import { checklistHandlers } from '../checklist.ts';
import type { WorkerContext } from '../context.ts';
import { deliver, describeDelivery } from '../delivery.ts';
import { decide, describeDevice, enrolDevice, settle } from '../device.ts';
import { describeDiagnostics } from '../diagnostics.ts';
import { describeFeed, refresh } from '../feed.ts';
import { diagnoseTab, findNetworkTab, hasComposer } from '../focused-composer.ts';
import { type Handler, handle } from '../handler.ts';
import { insertHere as insertIntoFocused } from '../insert-here.ts';
import { rebuildMenu } from '../menu.ts';
import { makeOffer } from '../offer.ts';
import { describeOwnLog, describeRecentShares } from '../own-log.ts';
import { describeOwnResults } from '../own-results.ts';
import { notePageMode } from '../page-mode.ts';
import { publishRecipes } from '../publish-recipes.ts';
import { openPrefilled, recordCopied } from '../share-from-popup.ts';
import { describeTroubles } from '../trouble.ts';
import { showUnseenFacts } from '../unseen-facts.ts';
import { careHandlers } from './care.ts';
import type { PageActions } from './from-page.ts';
import { privacyHandlers } from './privacy.ts';
import { reportHandlers } from './reports.ts';

const nothing = z.null();
const byId = z.strictObject({ id: z.string() });
const choiceIds = z.strictObject({
  network: networkIdSchema,
  itemId: slugSchema,
  variantId: slugSchema,
});

/** Everything that our own pages may ask. */
export function extensionHandlers(
  context: WorkerContext,
  actions: Pick<PageActions, 'later' | 'deliverSoon'>,
): Handler[] {
  const { database } = context;
  return [
    ...reportHandlers(context, actions),
    ...careHandlers(context),
    ...privacyHandlers(context, actions),
    handle(getDevice, nothing, () => describeDevice(context)),
    handle(
      decideConsent,
      z.strictObject({ consent: z.enum(['accepted', 'refused']), withoutAttribution: z.boolean() }),
      async (decision) => {
        await decide(context, decision);
        await publishRecipes(context);
        await rebuildMenu(context);
        // Told as it is by now: another choice may have been made meanwhile.
        return describeDevice(context);
      },
    ),
    handle(
      chooseAttribution,
      z.strictObject({ withoutAttribution: z.boolean() }),
      async (choice) => {
        await settle(context, choice);
        return describeDevice(context);
      },
    ),
    handle(chooseMode, z.strictObject({ mode: shareModeSchema }), async (choice) => {
      await settle(context, choice);
      await notePageMode(context);
      await rebuildMenu(context);
      return describeDevice(context);
    }),
    handle(
      enrol,
      z.strictObject({ endpointUrl: sized(z.string(), 0, 300), code: sized(z.string(), 0, 100) }),
      async (request) => {
        const outcome = await enrolDevice(context, request);
        if (!outcome.ok) return outcome;
        await Promise.all([refresh(context), deliver(context, 'person')]);
        await publishRecipes(context);
        await rebuildMenu(context);
        await showUnseenFacts(context);
        return { ok: true, device: await describeDevice(context) };
      },
    ),
    handle(listOffer, z.strictObject({ network: networkIdSchema }), async ({ network: id }) => {
      const network = findNetwork(id);
      return network ? makeOffer(context, network) : { status: 'nothing-for-you', choices: [] };
    }),
    handle(sharePrefilled, choiceIds, async (ids) => {
      const opened = await openPrefilled(context, ids);
      actions.deliverSoon();
      return { opened };
    }),
    handle(shareCopied, choiceIds, async (ids) => {
      const recorded = await recordCopied(context, ids);
      actions.deliverSoon();
      return { recorded };
    }),
    handle(findComposer, nothing, async () => {
      const tab = await findNetworkTab();
      return { network: tab && (await hasComposer(tab)) ? tab.network.id : null };
    }),
    handle(insertHere, choiceIds, async (ids) => ({
      placed: await insertIntoFocused(context, await findNetworkTab(), ids),
    })),
    handle(listRecentShares, z.strictObject({ most: z.int().min(1).max(100) }), ({ most }) =>
      describeRecentShares(context, most),
    ),
    handle(getOwnResults, nothing, () => describeOwnResults(context)),
    handle(exportDeviceLog, nothing, () => describeOwnLog(context)),
    handle(getDelivery, nothing, () => {
      // A popup that opens is a good moment to try, once it has what it shows.
      actions.deliverSoon();
      return describeDelivery(context);
    }),
    handle(deliverNow, nothing, async () => {
      await deliver(context, 'person');
      return describeDelivery(context);
    }),
    handle(retryRejected, byId, async ({ id }) => {
      await requeueRejected(database, id);
      await deliver(context, 'person');
      return describeDelivery(context);
    }),
    handle(dismissRejected, byId, async ({ id }) => {
      await dropRejected(database, id);
      return describeDelivery(context);
    }),
    handle(dismissQuarantined, byId, async ({ id }) => {
      await dropQuarantined(database, id);
      return describeDelivery(context);
    }),
    handle(dismissElsewhere, nothing, async () => {
      const { enrolment } = await readSetting(database, deviceSetting);
      await dropElsewhere(database, enrolment && companyOf(enrolment));
      return describeDelivery(context);
    }),
    handle(exportDiagnostics, nothing, () => describeDiagnostics(context)),
    handle(getFeedStatus, nothing, () => describeFeed(context)),
    handle(refreshFeed, nothing, async () => {
      await refresh(context);
      await publishRecipes(context);
      await rebuildMenu(context);
      await showUnseenFacts(context);
      return describeFeed(context);
    }),
    handle(listTroubles, nothing, () => describeTroubles(context)),
    handle(diagnosePage, z.strictObject({ network: networkIdSchema }), async ({ network }) => {
      const tab = await findNetworkTab();
      return { structure: tab?.network.id === network ? await diagnoseTab(tab) : null };
    }),
    ...checklistHandlers(context),
  ];
}
