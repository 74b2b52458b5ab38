import * as z from 'zod';
import { slugSchema } from './primitives.ts';

/** Fewest shares of a wording that are told: fewer could tell of one colleague. */
export const TAKEN_MIN_SHARES = 3;

/** Most wordings that a feed tells of, those taken most. */
export const TAKEN_MAX = 300;

/**
 * An approved wording that others took lately, so that not everybody posts the same: 128 bits that stand for its words,
 * and in coarse steps how many shares there were. Made by the endpoint of what it approved itself; what people wrote is not in it.
 */
export const takenWordingSchema = z.strictObject({
  itemId: slugSchema,
  itemRevision: z.int().min(1),
  variantId: slugSchema,
  sketch: z.string().regex(/^[0-9a-f]{32}$/, 'use 32 hex digits'),
  shares: z.int().min(TAKEN_MIN_SHARES),
});

export type TakenWording = z.infer<typeof takenWordingSchema>;
