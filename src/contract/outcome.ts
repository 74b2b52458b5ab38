import * as z from 'zod';
import { networkIdSchema, slugSchema } from './primitives.ts';
import { outcomeKindSchema } from './report.ts';
import { monthSchema } from './results.ts';

/** Where a reported outcome stands at the company. */
export const outcomeStateSchema = z.enum(['waiting', 'confirmed', 'declined']);

/** What the company's side knows an outcome by. It says neither who reported it nor when. */
export const outcomeReferenceSchema = z
  .string()
  .regex(/^[a-z2-7]{26}$/, 'use the reference of an outcome');

/** Query of `GET /v1/admin/outcomes`. */
export const outcomeQuerySchema = z.strictObject({
  state: outcomeStateSchema.default('waiting'),
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d\.[a-z2-7]{26}$/, 'use a cursor that this endpoint gave')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A reported outcome as an admin sees it: what and where, in which month, and nothing of whom. */
export const outcomeViewSchema = z.object({
  reference: outcomeReferenceSchema,
  state: outcomeStateSchema,
  kind: outcomeKindSchema,
  itemId: slugSchema,
  itemTitle: z.string(),
  network: networkIdSchema,
  month: monthSchema,
});

/** A page of outcomes: latest month first, within a month in an order that says nothing. */
export const outcomePageSchema = z.object({
  rows: z.array(outcomeViewSchema),
  nextCursor: z.string().nullable(),
});

/** Answer to a confirmation or to a refusal: how the outcome stands now. */
export const outcomeDecisionSchema = z.object({
  reference: outcomeReferenceSchema,
  state: outcomeStateSchema,
});

/**
 * Answer of `GET /v1/me/outcomes`: what became of what the person reported, by the ids of their events. `withheld`: too few
 * ambassadors were there in that month for anybody at the company to be shown it.
 */
export const ownOutcomesSchema = z.object({
  outcomes: z.array(
    z.object({
      id: z.string(),
      itemId: slugSchema,
      network: networkIdSchema,
      kind: outcomeKindSchema,
      happenedOn: z.iso.date(),
      state: z.enum([...outcomeStateSchema.options, 'withheld']),
    }),
  ),
});

export type OutcomeState = z.infer<typeof outcomeStateSchema>;
export type OutcomeQuery = z.infer<typeof outcomeQuerySchema>;
export type OutcomeView = z.infer<typeof outcomeViewSchema>;
export type OutcomePage = z.infer<typeof outcomePageSchema>;
export type OutcomeDecision = z.infer<typeof outcomeDecisionSchema>;
export type OwnOutcomes = z.infer<typeof ownOutcomesSchema>;
