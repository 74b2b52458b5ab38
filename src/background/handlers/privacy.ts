import * as z from 'zod';
import { uuidV7Schema } from '../../contract/primitives.ts';
import { PAUSE_LENGTHS } from '../../domain/pause.ts';
import {
  bidFarewell,
  eraseDevice,
  exportOwnData,
  pauseSending,
  readLedger,
} from '../../messaging/privacy-messages.ts';
import type { WorkerContext } from '../context.ts';
import { deliver } from '../delivery.ts';
import { eraseDevice as eraseHere, bidFarewell as sayFarewell } from '../farewell.ts';
import { refresh } from '../feed.ts';
import { type Handler, handle } from '../handler.ts';
import { rebuildMenu } from '../menu.ts';
import { notePageMode } from '../page-mode.ts';
import { describeLedger, describeOwnData, pause } from '../privacy.ts';
import { publishRecipes } from '../publish-recipes.ts';
import { showUnseenFacts } from '../unseen-facts.ts';
import type { PageActions } from './from-page.ts';

const nothing = z.null();

/** What the person sees of their data, and what they decide about it. */
export function privacyHandlers(
  context: WorkerContext,
  { later }: Pick<PageActions, 'later'>,
): Handler[] {
  /** What was on offer may be gone, and what the person chose. */
  const renew = async () => {
    await notePageMode(context);
    await publishRecipes(context);
    await rebuildMenu(context);
    await showUnseenFacts(context);
  };
  return [
    handle(readLedger, z.strictObject({ before: uuidV7Schema.nullable() }), ({ before }) =>
      describeLedger(context, before),
    ),
    handle(
      pauseSending,
      z.strictObject({ length: z.enum(PAUSE_LENGTHS).nullable() }),
      async ({ length }) => {
        const status = await pause(context, length);
        later(async () => {
          // With a pause that begins, this sets the alarm for its end.
          await deliver(context, length === null ? 'person' : 'automatic');
          if (length === null) await refresh(context);
        });
        return status;
      },
    ),
    handle(exportOwnData, nothing, () => describeOwnData(context)),
    handle(bidFarewell, z.strictObject({ kind: z.enum(['left', 'erased']) }), async ({ kind }) => {
      const outcome = await sayFarewell(context, kind);
      if (outcome.ok) await renew();
      return outcome;
    }),
    handle(eraseDevice, nothing, async () => {
      const outcome = await eraseHere(context);
      await renew();
      return outcome;
    }),
  ];
}
