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
  self.addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
    void readExport(data, (step) => tell({ step })).then((outcome) => tell({ outcome }));
  });
}

function tell(report: ReaderReport): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  self.postMessage(report);
}
