import {
  type ExportOutcome,
  type ExportRequest,
  type ReadingStep,
  readExport,
} from './read-export.ts';

/** What the reader's worker tells its page. */
export type ReaderReport = { step: ReadingStep } | { outcome: ExportOutcome };

/** The script of the worker in which an export is read: one file, then its page ends it. */
export function startReader(): void {
  const tell = (report: ReaderReport) => self.postMessage(report);
  self.addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
    void readExport(data, (step) => tell({ step })).then((outcome) => tell({ outcome }));
  });
}
