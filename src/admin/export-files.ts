import type { EndpointClient, ExportKind } from '../sync/endpoint-client.ts';
import { type FileExport, useExport } from './use-export.ts';

/** An export of each kind of rows. */
export type ExportFiles = Readonly<Record<ExportKind, FileExport>>;

/** Exports that go on whichever view is open: what uses them is there for as long as the sign-in holds. */
export function useExportFiles(client: EndpointClient): ExportFiles {
  return {
    shares: useExport(client, 'shares'),
    clicks: useExport(client, 'clicks'),
    conversions: useExport(client, 'conversions'),
  };
}
