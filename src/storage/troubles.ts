import * as z from 'zod';
import { clientVersionSchema, instantSchema, networkIdSchema } from '../contract/primitives.ts';
import { PAGE_TROUBLES, type Trouble } from '../domain/trouble.ts';
import { changeRows, lookUp } from './change-rows.ts';
import type { Database } from './database.ts';
import {
  changeSetting,
  deviceSetting,
  readSetting,
  type SettingKey,
  toSettingRow,
  toValue,
} from './settings.ts';

const troubleSchema = z.object({
  network: networkIdSchema,
  kind: z.enum([...PAGE_TROUBLES, 'no-composer']),
  recipe: z.string().nullable(),
  at: instantSchema,
  clientVersion: clientVersionSchema,
});

const troublesSetting: SettingKey<Trouble[]> = {
  key: 'troubles',
  schema: z.array(troubleSchema),
  initial: [],
};

/** A page that reports without end costs one write a minute. */
const WRITE_PAUSE_MS = 60_000;

/** The last trouble of each network. */
export function listTroubles(database: Database): Promise<Trouble[]> {
  return readSetting(database, troublesSetting);
}

/**
 * Keeps a trouble in place of the network's last one, unless that was noted a moment ago; of people who agreed, and do
 * so still when it is written.
 */
export async function keepTrouble(database: Database, trouble: Trouble): Promise<void> {
  await changeRows(database, {
    lookups: [lookUp('settings', troublesSetting.key), lookUp('settings', deviceSetting.key)],
    into: ['settings'],
    decide: ([stored, device]) => {
      const { consent } = toValue(deviceSetting, device);
      const troubles = toValue(troublesSetting, stored);
      if (consent !== 'accepted' || isNoted(troubles, trouble)) return { rows: [], result: null };
      const others = troubles.filter(({ network }) => network !== trouble.network);
      return { rows: [toSettingRow(troublesSetting, [...others, trouble], stored)], result: null };
    },
  });
}

function isNoted(troubles: readonly Trouble[], { network, at }: Trouble): boolean {
  const last = troubles.find((known) => known.network === network);
  const ageMs = last ? Date.parse(at) - Date.parse(last.at) : Infinity;
  return ageMs >= 0 && ageMs < WRITE_PAUSE_MS;
}

/** Forgets a network's trouble: a text went in and was read back. */
export async function forgetTrouble(database: Database, network: string): Promise<void> {
  const troubles = await listTroubles(database);
  if (!troubles.some((trouble) => trouble.network === network)) return;
  await changeSetting(database, troublesSetting, (kept) =>
    kept.filter((trouble) => trouble.network !== network),
  );
}
