import * as z from 'zod';
import { BATCH_MAX_BYTES } from '../contract/event.ts';
import type { OutboxEntry, RecordFault, Setting, StoredShare } from './records.ts';

/** The records that are kept in both copies, by table. */
export interface CopiedRecords {
  outbox: OutboxEntry;
  shares: StoredShare;
  settings: Setting;
}
export type CopiedTable = keyof CopiedRecords;

const revision = z.int().optional();

/**
 * Only what this device needs in order to send or show a record. What an event says is for the endpoint to judge,
 * which names a reason: an older or newer contract here must not hold back what the company can read.
 */
const shapes: { [Table in CopiedTable]: z.ZodType } = {
  outbox: z.looseObject({
    id: z.string(),
    shareId: z.string().nullable(),
    event: z.looseObject({ id: z.string(), type: z.string(), occurredAt: z.string() }),
    queuedAt: z.string(),
    state: z.enum(['queued', 'rejected']),
    company: z.string().optional(),
    revision,
  }),
  shares: z.looseObject({
    shareId: z.string(),
    state: z.string(),
    insertedAt: z.string(),
    revision,
  }),
  settings: z.looseObject({ key: z.string(), revision }),
};

const idOf: { [Table in CopiedTable]: string } = {
  outbox: 'id',
  shares: 'shareId',
  settings: 'key',
};

/** What is wrong with a record that was read under an id; null if it can be used. */
export function findFault(table: CopiedTable, id: unknown, record: unknown): RecordFault | null {
  if (!shapes[table].safeParse(record).success) return 'wrong-shape';
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shapes are objects
  const fields = record as Record<string, unknown>;
  if (fields[idOf[table]] !== id) return 'wrong-shape';
  if (table !== 'outbox') return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape above says so
  const { event } = record as OutboxEntry;
  if (event.id !== id) return 'wrong-shape';
  return measureBytes(event) > BATCH_MAX_BYTES ? 'too-large' : null;
}

/** A record of a table if it can be used, else undefined. */
export function readRecord<Table extends CopiedTable>(
  table: Table,
  id: string,
  record: unknown,
): CopiedRecords[Table] | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just checked as far as this device relies on it
  return findFault(table, id, record) ? undefined : (record as CopiedRecords[Table]);
}

/** Length of a value as JSON in UTF-8, in bytes. */
export function measureBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength;
}
