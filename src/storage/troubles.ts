import * as z from 'zod';
import { clientVersionSchema, instantSchema, networkIdSchema } from '../contract/primitives.ts';
import { PAGE_TROUBLES, type Trouble } from '../domain/trouble.ts';
import type { Database } from './database.ts';
import { changeSetting, readSetting, type SettingKey } from './settings.ts';

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

/** Keeps a trouble in place of the network's last one, unless that was noted a moment ago. */
export async function keepTrouble(database: Database, trouble: Trouble): Promise<void> {
  const last = (await listTroubles(database)).find(({ network }) => network === trouble.network);
  const ageMs = last ? Date.parse(trouble.at) - Date.parse(last.at) : Infinity;
  if (ageMs >= 0 && ageMs < WRITE_PAUSE_MS) return;
  await changeSetting(database, troublesSetting, (troubles) => [
    ...troubles.filter(({ network }) => network !== trouble.network),
    trouble,
  ]);
}

/** Forgets a network's trouble: a text went in and was read back. */
export async function forgetTrouble(database: Database, network: string): Promise<void> {
  const troubles = await listTroubles(database);
  if (!troubles.some((trouble) => trouble.network === network)) return;
  await changeSetting(database, troublesSetting, (kept) =>
    kept.filter((trouble) => trouble.network !== network),
  );
}
