/** A table of what comes in every day, with the id that each row begins with and the moment at which it happened. */
export interface RawTable {
  table: string;
  /** A UUIDv7 that whoever wrote the row made. In PostgreSQL its time decides on the partition. */
  id: string;
  /** The column of the moment. */
  moment: string;
}

/** Every table that is kept for some months only. */
export const RAW_TABLES = [
  { table: 'share_event', id: 'event_id', moment: 'occurred_at' },
  { table: 'share', id: 'share_id', moment: 'inserted_at' },
  { table: 'click', id: 'click_id', moment: 'occurred_at' },
  { table: 'conversion_touch', id: 'conversion_id', moment: 'occurred_at' },
  { table: 'conversion', id: 'conversion_id', moment: 'occurred_at' },
] as const satisfies readonly RawTable[];
