import type { Instant } from '../contract/primitives.ts';
import type { AnswerOrigin, ChecklistAnswers } from '../domain/checklist/criterion.ts';
import type { Message } from './message.ts';

/** Most answers that one message may carry: more than there are criteria. */
export const ANSWERS_MAX = 100;

/** An answer to write down; null takes the one that is there away. */
export interface NewAnswer {
  criterionId: string;
  answer: 'yes' | 'no' | null;
  from: AnswerOrigin;
  /** When it was so; null: now. */
  at: Instant | null;
}

/** The person's answers about their profiles. They never leave the device. */
export const getChecklist: Message<null, ChecklistAnswers> = { name: 'extension.get-checklist' };

/** Writes several answers down, all or none, and gives back what there is then. */
export const saveChecklistAnswers: Message<{ answers: NewAnswer[] }, ChecklistAnswers> = {
  name: 'extension.save-checklist-answers',
};
