import * as z from 'zod';
import { instantSchema } from '../contract/primitives.ts';
import { sized } from '../contract/sized.ts';
import type { ChecklistAnswers } from '../domain/checklist/criterion.ts';
import {
  ANSWERS_MAX,
  getChecklist,
  type NewAnswer,
  saveChecklistAnswers,
} from '../messaging/checklist-messages.ts';
import { changeSetting, checklistSetting, readSetting } from '../storage/settings.ts';
import type { WorkerContext } from './context.ts';
import { type Handler, handle } from './handler.ts';

const newAnswer = z.strictObject({
  criterionId: z.string().regex(/^[a-z0-9_]{1,64}$/),
  answer: z.enum(['yes', 'no']).nullable(),
  from: z.enum(['self', 'text', 'export']),
  at: instantSchema.nullable(),
});

/** What our own pages may ask of the profile checklist. It stays on this device. */
export function checklistHandlers(context: WorkerContext): Handler[] {
  const { database } = context;
  return [
    handle(getChecklist, z.null(), () => readSetting(database, checklistSetting)),
    handle(
      saveChecklistAnswers,
      z.strictObject({ answers: sized(z.array(newAnswer), 1, ANSWERS_MAX) }),
      ({ answers }) =>
        changeSetting(database, checklistSetting, (known) =>
          answers.reduce((kept, answer) => put(kept, answer, context.now()), known),
        ),
    ),
  ];
}

/** The answers with one more, or one less. A date ahead of this device's clock becomes now: nothing was so tomorrow. */
function put(known: ChecklistAnswers, given: NewAnswer, now: Date): ChecklistAnswers {
  const { criterionId, answer, from, at } = given;
  const { [criterionId]: _old, ...others } = known;
  if (answer === null) return others;
  const answeredAt = new Date(Math.min(Date.parse(at ?? '') || now.getTime(), now.getTime()));
  return { ...others, [criterionId]: { answer, answeredAt: answeredAt.toISOString(), from } };
}
