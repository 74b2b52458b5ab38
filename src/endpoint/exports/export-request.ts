import type { ClickExportQuery } from '../../contract/export.ts';
import type { ShareLogFilter } from '../../contract/share-log.ts';
import type { StoreLocation } from '../store/store-location.ts';

/** What is exported, as plain data: it goes into another thread. `after` is the id of the row that it goes on behind. */
export type ExportRequest = {
  location: StoreLocation;
  tenant: string;
  groupMin: number;
  format: 'csv' | 'ndjson';
  after: string | null;
} & (
  | { what: 'shares'; filter: ShareLogFilter }
  | {
      what: 'clicks' | 'conversions';
      filter: Pick<ClickExportQuery, 'from' | 'to' | 'network' | 'itemId'>;
    }
);

/** What the thread says beside pages: that it is done, or that there is no row to go on behind. */
export type ExportEnd = 'done' | 'unknown-row';
