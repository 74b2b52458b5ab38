import { BATCH_MAX_BYTES } from '../contract/event.ts';
import { measureBytes } from '../storage/record-fault.ts';
import type { OutboxEntry } from '../storage/records.ts';

/** As many of the first entries as one request may carry in bytes; at least one. */
export function cutBatch(entries: readonly OutboxEntry[]): OutboxEntry[] {
  let bytes = 0;
  const end = entries.findIndex(({ event }, index) => {
    bytes += measureBytes(event) + 1;
    return index > 0 && bytes > BATCH_MAX_BYTES;
  });
  return entries.slice(0, end === -1 ? entries.length : end);
}
