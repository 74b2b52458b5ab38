import type { KeyRing } from '../contract/signature.ts';
import type { Database } from '../storage/database.ts';
import { changeSetting, deviceSetting } from '../storage/settings.ts';

/**
 * Pins a ring for the enrolment that this device token belongs to. A ring that is not newer than the pinned one
 * changes nothing, nor does one that arrives after the person enrolled elsewhere.
 */
export async function pinKeyRing(
  database: Database,
  deviceToken: string,
  keyRing: KeyRing,
): Promise<void> {
  await changeSetting(database, deviceSetting, (device) => {
    const { enrolment } = device;
    const isOurs = enrolment?.deviceToken === deviceToken;
    if (!isOurs || keyRing.version <= (enrolment.keyRing?.version ?? 0)) return device;
    return { ...device, enrolment: { ...enrolment, keyRing } };
  });
}
