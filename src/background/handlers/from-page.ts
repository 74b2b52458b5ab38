import * as z from 'zod';
import type { ShareMode } from '../../contract/event.ts';
import {
  composerKindSchema,
  shareModeSchema,
  shareScheduledSchema,
  wordingStepSchema,
} from '../../contract/event.ts';
import {
  httpsUrlSchema,
  instantSchema,
  networkIdSchema,
  slugSchema,
  uuidV7Schema,
} from '../../contract/primitives.ts';
import { PAGE_TROUBLES } from '../../domain/trouble.ts';
import {
  getOffer,
  injectComposer,
  injectPicker,
  injectStrangerWatch,
  openWelcome,
  prepareRecording,
  recordInsertion,
  recordOutcome,
  reportTrouble,
} from '../../messaging/page-messages.ts';
import { findNetwork, networkOfUrl } from '../../networks/registry.ts';
import type { WorkerContext } from '../context.ts';
import { type Handler, handle, type MessageSender } from '../handler.ts';
import type { PagePart } from '../inject.ts';
import { makeOffer } from '../offer.ts';
import {
  foreseeInsertion,
  forgetTroubleAfter,
  recordInsertion as storeInsertion,
  recordOutcome as storeOutcome,
} from '../record-share.ts';
import { noteTrouble } from '../trouble.ts';

/** What the page-facing handlers do beside reading and writing: put a script into the sender's page. */
export interface PageActions {
  inject(file: PagePart, sender: MessageSender): Promise<void>;
  openWelcome(): Promise<void>;
  /** The mode that holds on pages. */
  readMode(): Promise<ShareMode>;
  /** Runs work that the answer does not wait for. */
  later(work: () => Promise<void>): void;
  /** Sees to it that what was recorded is delivered. */
  deliverSoon(): void;
}

const nothing = z.null();
const offerRequest = z.strictObject({ network: networkIdSchema, composer: composerKindSchema });
const insertionReport = z.strictObject({
  eventId: uuidV7Schema,
  shareId: uuidV7Schema,
  occurredAt: instantSchema,
  itemId: slugSchema,
  itemRevision: z.int().min(1),
  variantId: slugSchema,
  network: networkIdSchema,
  composer: composerKindSchema,
  mode: shareModeSchema,
});
const wording = wordingStepSchema.nullable();
const outcomeReport = z.strictObject({
  eventId: uuidV7Schema,
  shareId: uuidV7Schema,
  occurredAt: instantSchema,
  outcome: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('published'), permalink: httpsUrlSchema, wording }),
    z.strictObject({ state: z.literal('probable'), wording }),
    z.strictObject({
      state: z.literal('scheduled'),
      evidence: shareScheduledSchema.shape.evidence,
      wording,
    }),
    z.strictObject({ state: z.literal('unclaimed') }),
    z.strictObject({ state: z.literal('abandoned') }),
  ]),
});
const troubleReport = z.strictObject({
  kind: z.enum(PAGE_TROUBLES),
  recipe: slugSchema.nullable(),
});

/** Everything that a script in a network's page may ask: ids in, approved texts out. */
export function pageHandlers(context: WorkerContext, actions: PageActions): Handler[] {
  return [
    handle(injectComposer, z.strictObject({ hasPart: z.boolean() }), async (request, sender) => {
      const button = (await actions.readMode()) === 'in-composer';
      if (button && !request.hasPart) await actions.inject('composer', sender);
      return { button };
    }),
    handle(injectStrangerWatch, nothing, async (_request, sender) => {
      await actions.inject('stranger', sender);
      return null;
    }),
    handle(injectPicker, nothing, async (_request, sender) => {
      await actions.inject('picker', sender);
      return null;
    }),
    handle(getOffer, offerRequest, async ({ network: id, composer }) => {
      const network = findNetwork(id);
      if (!network) return { status: 'nothing-for-you', choices: [] };
      return makeOffer(context, network, composer);
    }),
    handle(prepareRecording, insertionReport, async (report) => {
      await foreseeInsertion(context, report);
      return null;
    }),
    handle(recordInsertion, insertionReport, async (report) => {
      await storeInsertion(context, report);
      actions.later(() => forgetTroubleAfter(context, report));
      actions.deliverSoon();
      return null;
    }),
    handle(recordOutcome, outcomeReport, async (report) => {
      await storeOutcome(context, report);
      actions.deliverSoon();
      return null;
    }),
    handle(reportTrouble, troubleReport, async (report, sender) => {
      const network = networkOfUrl(sender.url ?? '');
      if (network) await noteTrouble(context, network, report);
      return null;
    }),
    handle(openWelcome, nothing, async () => {
      await actions.openWelcome();
      return null;
    }),
  ];
}
