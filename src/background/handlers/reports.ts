import * as z from 'zod';
import { networkIdSchema, uuidV7Schema } from '../../contract/primitives.ts';
import { levelReachedSchema, outcomeReportedSchema } from '../../contract/report.ts';
import { getToldLevels, reportOutcome, tellLevel } from '../../messaging/report-messages.ts';
import { readLevelsTold } from '../../storage/reports.ts';
import type { WorkerContext } from '../context.ts';
import { deliver } from '../delivery.ts';
import { type Handler, handle } from '../handler.ts';
import { recordReportedOutcome, recordToldLevel } from '../tell-company.ts';
import type { PageActions } from './from-page.ts';

/** What our own pages may have told to the company, at the person's word. */
export function reportHandlers(
  context: WorkerContext,
  { later }: Pick<PageActions, 'later'>,
): Handler[] {
  return [
    handle(
      reportOutcome,
      z.strictObject({
        eventId: uuidV7Schema,
        shareId: uuidV7Schema,
        kind: outcomeReportedSchema.shape.kind,
        happenedOn: outcomeReportedSchema.shape.happenedOn,
      }),
      async (told) => {
        const outcome = await recordReportedOutcome(context, told);
        later(() => deliver(context));
        return { outcome };
      },
    ),
    handle(
      tellLevel,
      z.strictObject({
        eventId: uuidV7Schema,
        network: networkIdSchema,
        level: levelReachedSchema.shape.level,
      }),
      async (told) => {
        const answer = await recordToldLevel(context, told);
        later(() => deliver(context));
        return answer;
      },
    ),
    handle(getToldLevels, z.null(), () => readLevelsTold(context.database)),
  ];
}
