import * as z from 'zod';
import { conversionTypeSchema } from './conversion.ts';
import { shareEventSchema } from './event.ts';
import {
  clientVersionSchema,
  instantSchema,
  networkIdSchema,
  slugSchema,
  uuidV7Schema,
} from './primitives.ts';

/** What an ambassador can see come of a share. The rest (hires, sales) only the company's own systems know. */
export const outcomeKindSchema = conversionTypeSchema.extract([
  'lead',
  'meeting',
  'application',
  'press-contact',
  'press-mention',
  'partner-contact',
]);

/** The three levels at which an ambassador matures: a complete profile, trust, a voice that others follow. */
export const maturityLevelSchema = z.enum(['presence', 'persuasion', 'prescription']);

/** What both reports carry. `occurredAt` is when the person told. */
const reportBase = {
  id: uuidV7Schema,
  occurredAt: instantSchema,
  network: networkIdSchema,
  /** `none`: the person shares without attribution, and the endpoint keeps no pseudonym with the report. */
  attribution: z.enum(['pseudonym', 'none']),
  clientVersion: clientVersionSchema,
};

/**
 * The person says that a share led to something. A choice of a list and a day: no free text, which could name somebody.
 * What the endpoint needs of the share is in it, so that it may come before the share does.
 */
export const outcomeReportedSchema = z.strictObject({
  type: z.literal('outcome.reported'),
  ...reportBase,
  shareId: uuidV7Schema,
  itemId: slugSchema,
  variantId: slugSchema,
  kind: outcomeKindSchema,
  /** The day on which it happened, by the person's own calendar. */
  happenedOn: z.iso.date(),
});

/** The person chose to tell the level that they have reached in one network. */
export const levelReachedSchema = z.strictObject({
  type: z.literal('level.reached'),
  ...reportBase,
  level: maturityLevelSchema,
});

/** Everything that a device tells the endpoint in `POST /v1/events`. */
export const deviceEventSchema = z.discriminatedUnion('type', [
  ...shareEventSchema.options,
  outcomeReportedSchema,
  levelReachedSchema,
]);

export type OutcomeKind = z.infer<typeof outcomeKindSchema>;
export type MaturityLevel = z.infer<typeof maturityLevelSchema>;
export type OutcomeReported = z.infer<typeof outcomeReportedSchema>;
export type LevelReached = z.infer<typeof levelReachedSchema>;
export type DeviceEvent = z.infer<typeof deviceEventSchema>;
