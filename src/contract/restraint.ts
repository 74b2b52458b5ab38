import * as z from 'zod';
import { sized } from './sized.ts';

/** A time of day, 00:00 to 23:59. */
export const timeOfDaySchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'use a time of day such as 19:30');

/**
 * When the programme would rather have nobody post: from one time of day until another, over midnight if `until` is the
 * earlier one, and on whole days (1 is Monday, 7 Sunday).
 */
export const quietHoursSchema = z.strictObject({
  from: timeOfDaySchema,
  until: timeOfDaySchema,
  days: sized(z.array(z.int().min(1).max(7)), 0, 6).optional(),
  /** IANA name, for example Europe/Paris; without one, the clock of whoever reads it. */
  timeZone: sized(z.string(), 1, 64)
    .regex(/^[A-Za-z][\w+/-]*$/, 'use a time zone such as Europe/Paris')
    .optional(),
});

/** How much the programme asks for at most. It is advice that clients give once and quietly, never a lock. */
export const restraintSchema = z.strictObject({
  /** Shares in seven days from which a client says that it is enough. */
  weeklyShares: z.int().min(1).max(50).optional(),
  quietHours: quietHoursSchema.optional(),
});

export type QuietHours = z.infer<typeof quietHoursSchema>;
export type Restraint = z.infer<typeof restraintSchema>;
