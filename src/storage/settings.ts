import * as z from 'zod';
import { shareModeSchema } from '../contract/event.ts';
import { ambassadorSchema, programmeSchema } from '../contract/feed.ts';
import { instantSchema, networkIdSchema, slugSchema } from '../contract/primitives.ts';
import { maturityLevelSchema } from '../contract/report.ts';
import { keyRingSchema } from '../contract/signature.ts';
import { OPEN_END } from '../domain/pause.ts';
import { changeRows, lookUp } from './change-rows.ts';
import type { Database } from './database.ts';
import { type Row, readRow, SECRET_SETTING } from './two-copies.ts';

/** A named setting: its schema, and the value that stands for a missing or damaged one. */
export interface SettingKey<Value> {
  key: string;
  schema: z.ZodType<Value>;
  initial: Value;
}

const enrolmentSchema = z.object({
  endpointUrl: z.url(),
  tenant: slugSchema,
  deviceToken: z.string(),
  programme: programmeSchema,
  ambassador: ambassadorSchema,
  /** The company's keys, pinned; null: enrolled before there were any. */
  keyRing: keyRingSchema.nullable().default(null),
});

const deviceSchema = z.object({
  consent: z.enum(['undecided', 'accepted', 'refused']),
  withoutAttribution: z.boolean(),
  mode: shareModeSchema.default('in-composer'),
  enrolment: enrolmentSchema.nullable(),
  /** Until when nothing is sent; `open`: until the person says so; null: no pause. */
  pausedUntil: z
    .union([instantSchema, z.literal(OPEN_END)])
    .nullable()
    .default(null),
});
export type StoredDevice = z.infer<typeof deviceSchema>;

/** What the person decided and whom this device speaks for. The token is read nowhere but in the worker. */
export const deviceSetting: SettingKey<StoredDevice> = {
  key: SECRET_SETTING,
  schema: deviceSchema,
  initial: {
    consent: 'undecided',
    withoutAttribution: false,
    mode: 'in-composer',
    enrolment: null,
    pausedUntil: null,
  },
};

/** Whether the person agreed to sending, and there is a company to send to. */
export function maySend(
  device: StoredDevice,
): device is StoredDevice & { enrolment: NonNullable<StoredDevice['enrolment']> } {
  return device.consent === 'accepted' && device.enrolment !== null;
}

const deliveryStateSchema = z.object({
  attempts: z.int(),
  nextAttemptAt: instantSchema.nullable(),
  lastDeliveredAt: instantSchema.nullable(),
  error: z
    .enum(['offline', 'unreachable', 'unauthorised', 'server-error', 'bad-answer'])
    .nullable(),
});
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** How delivery stands: failed attempts in a row, when the next one is due, what went wrong. */
export const deliverySetting: SettingKey<DeliveryState> = {
  key: 'delivery',
  schema: deliveryStateSchema,
  initial: { attempts: 0, nextAttemptAt: null, lastDeliveredAt: null, error: null },
};

const checklistSchema = z.record(
  z.string(),
  z.object({
    answer: z.enum(['yes', 'no']),
    answeredAt: instantSchema,
    from: z.enum(['self', 'text', 'export']).default('self'),
  }),
);

/** The person's own answers about their profiles. They never leave the device. */
export const checklistSetting: SettingKey<z.infer<typeof checklistSchema>> = {
  key: 'checklist',
  schema: checklistSchema,
  initial: {},
};

const toldLevelsSchema = z.record(
  networkIdSchema,
  z.object({
    level: maturityLevelSchema,
    toldAt: instantSchema,
    eventId: z.string(),
    /** The company that was told; one that is not named is the one that the device speaks for. */
    company: z.string().optional(),
  }),
);
export type ToldLevels = z.infer<typeof toldLevelsSchema>;

/** The level that the person last chose to tell a company, by network. */
export const toldLevelsSetting: SettingKey<ToldLevels> = {
  key: 'told-levels',
  schema: toldLevelsSchema,
  initial: {},
};

const expertiseSchema = z.object({
  role: z.string(),
  speaks: z.array(slugSchema),
  avoids: z.array(slugSchema),
});

/** What the person said of their role and their field; null: nothing yet. It never leaves the device. */
export const expertiseSetting: SettingKey<z.infer<typeof expertiseSchema> | null> = {
  key: 'expertise',
  schema: expertiseSchema.nullable(),
  initial: null,
};

/** Fact sheets that the person has seen are out, each with the moment since when. */
export const seenFactsSetting: SettingKey<string[]> = {
  key: 'seen-facts',
  schema: z.array(z.string()),
  initial: [],
};

const storageStateSchema = z.object({
  resets: z.int(),
  lastResetAt: instantSchema.nullable(),
  restored: z.int(),
});

/** What happened to the database: how often it had lost what it held, and how many records the journal gave back. */
export const storageSetting: SettingKey<z.infer<typeof storageStateSchema>> = {
  key: 'storage',
  schema: storageStateSchema,
  initial: { resets: 0, lastResetAt: null, restored: 0 },
};

/** The value of a setting, from whichever copy has it; a damaged one counts as missing. */
export async function readSetting<Value>(
  database: Database,
  setting: SettingKey<Value>,
): Promise<Value> {
  return toValue(setting, await readRow(database, 'settings', setting.key));
}

/**
 * Changes a setting in both copies, one change after the other, so that two at once can't lose each other.
 *
 * @throws NotStoredError if neither copy took the change
 */
export async function changeSetting<Value>(
  database: Database,
  setting: SettingKey<Value>,
  change: (value: Value) => Value,
): Promise<Value> {
  const { result } = await changeRows(database, {
    lookups: [lookUp('settings', setting.key)],
    into: ['settings'],
    decide: ([stored]) => {
      const value = change(toValue(setting, stored));
      return { rows: [toSettingRow(setting, value, stored)], result: value };
    },
  });
  return result;
}

/** The row that gives a setting another value, over what is stored of it. */
export function toSettingRow<Value>(
  { key }: SettingKey<Value>,
  value: Value,
  stored: { revision?: number } | undefined,
): Row {
  const record = { key, value, revision: (stored?.revision ?? 0) + 1 };
  return { table: 'settings', id: key, record };
}

/** The value of a setting as it stands in a record of it. */
export function toValue<Value>(
  { schema, initial }: SettingKey<Value>,
  stored: { value: unknown } | undefined,
): Value {
  const parsed = schema.safeParse(stored?.value);
  return parsed.success ? parsed.data : initial;
}
