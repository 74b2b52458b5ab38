import * as z from 'zod';
import { slugSchema } from '../../contract/primitives.ts';
import { sized } from '../../contract/sized.ts';
import {
  getCare,
  getExpertise,
  noteFactsSeen,
  saveExpertise,
} from '../../messaging/care-messages.ts';
import { changeSetting, expertiseSetting } from '../../storage/settings.ts';
import { describeCare, describeExpertise } from '../care.ts';
import type { WorkerContext } from '../context.ts';
import { type Handler, handle } from '../handler.ts';
import { noteFactsSeen as keepFactsSeen, showUnseenFacts } from '../unseen-facts.ts';

const topics = sized(z.array(slugSchema), 0, 20);
const expertise = z.strictObject({
  role: sized(z.string(), 0, 80),
  speaks: topics,
  avoids: topics,
});

/** What our own pages may ask about restraint, facts, and the person's field. */
export function careHandlers(context: WorkerContext): Handler[] {
  return [
    handle(getCare, z.null(), () => describeCare(context)),
    handle(noteFactsSeen, z.null(), async () => {
      await keepFactsSeen(context);
      await showUnseenFacts(context);
      return null;
    }),
    handle(getExpertise, z.null(), () => describeExpertise(context)),
    handle(saveExpertise, expertise, async (said) => {
      await changeSetting(context.database, expertiseSetting, () => said);
      return describeExpertise(context);
    }),
  ];
}
