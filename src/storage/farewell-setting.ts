import * as z from 'zod';
import { uuidV7Schema } from '../contract/primitives.ts';
import type { SettingKey } from './settings.ts';

const farewellSchema = z.object({
  kind: z.enum(['left', 'erased']).nullable(),
  receiptId: uuidV7Schema.nullable(),
});

/** A farewell that was begun: its receipt can be asked for even if its answer was lost. */
export const farewellSetting: SettingKey<z.infer<typeof farewellSchema>> = {
  key: 'farewell',
  schema: farewellSchema,
  initial: { kind: null, receiptId: null },
};
