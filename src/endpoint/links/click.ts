import * as z from 'zod';
import { networkIdSchema, pseudonymSchema, slugSchema } from '../../contract/primitives.ts';
import { CLICK_CLASSES, CLICK_REASONS, type ClickClass } from './classify-click.ts';

/** A click as it waits in the spool and stays in the store: nothing of the request but what is named here. */
export const clickSchema = z.strictObject({
  /** Made here, UUIDv7: the time of the click is in it. */
  id: z.uuidv7(),
  occurredAt: z.iso.datetime(),
  itemId: slugSchema,
  network: networkIdSchema,
  /** The sharer's, of the quarter in which the link was made; null without attribution. */
  pseudonym: pseudonymSchema.nullable(),
  class: z.enum(CLICK_CLASSES),
  reason: z.enum(CLICK_REASONS),
  /** Tells visitors of one day apart, and no more. */
  visitor: z.string().regex(/^[a-z2-7]{16}$/),
});

export type ClickRecord = z.infer<typeof clickSchema>;

/** How many clicks of one class an item had on one network in one month (UTC). */
export interface ClickTotal {
  month: string;
  itemId: string;
  network: string;
  class: ClickClass;
  total: number;
}
