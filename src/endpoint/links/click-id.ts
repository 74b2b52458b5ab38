import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const ID_BYTES = 16;
/** Ids whose chance is drawn at once: to ask the system for each alone takes longer than all the rest of an id. */
const IDS_AHEAD = 256;

/** Makes ids of clicks at an instant in milliseconds (UUIDv7). Only who followed the link gets to know one. */
export function openClickIds(): (msecs: number) => string {
  const chance = new Uint8Array(ID_BYTES * IDS_AHEAD);
  let used = chance.length;
  return (msecs) => {
    if (used === chance.length) {
      randomFillSync(chance);
      used = 0;
    }
    const random = chance.subarray(used, used + ID_BYTES);
    used += ID_BYTES;
    return v7({ msecs, random });
  };
}
