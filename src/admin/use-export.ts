import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatNumber, translate, translateCount } from '../i18n/translate.ts';
import type { EndpointClient, ExportKind } from '../sync/endpoint-client.ts';
import { formatBytes } from '../ui/format.ts';
import { fileName, saveFile } from '../ui/save-file.ts';
import { collectFile } from './collect-file.ts';
import { failureWords } from './endpoint-words.ts';
import type { ExportState } from './export-bar.tsx';
import type { ExportFormat } from './row-counter.ts';

/** Which rows, and into which kind of file. */
interface ExportRequest {
  filter: Record<string, string | undefined>;
  format: ExportFormat;
  /** Rows that a list announced for this filter; 0 where there is no list. */
  expectedRows: number;
}

/** An export into a file, and how far it is. */
export interface FileExport {
  state: ExportState;
  cancel: () => void;
  start: (request: ExportRequest) => void;
}

/** Runs exports of the company's rows of one kind into files, one at a time. It ends with what uses it. */
export function useExport(client: EndpointClient, what: ExportKind): FileExport {
  const state = useSignal<ExportState>({ step: 'idle' });
  const abort = useRef<AbortController | null>(null);

  async function run({ filter, format, expectedRows }: ExportRequest): Promise<ExportState> {
    const { signal } = (abort.current = new AbortController());
    const answer = await client.exportRows(what, { ...filter, format }, signal);
    if (signal.aborted) return ended('plain', translate('export_cancelled'));
    if (!answer.ok) return ended('bad', failureWords(answer));
    if (!answer.value.body) return ended('bad', translate('export_broken'));
    try {
      const { blob, progress } = await collectFile(answer.value.body, {
        format,
        signal,
        onProgress: (reached) => (state.value = { step: 'running', progress: reached }),
      });
      const name = fileName(what, format, new Date());
      saveFile(blob, name);
      const rows = translateCount('rows', progress.rows);
      if (progress.rows < expectedRows) {
        return ended('care', translate('export_short', name, rows, formatNumber(expectedRows)));
      }
      return ended('good', translate('export_done', name, rows, formatBytes(progress.bytes)));
    } catch {
      return signal.aborted
        ? ended('plain', translate('export_cancelled'))
        : ended('bad', translate('export_broken'));
    }
  }

  async function start(request: ExportRequest) {
    if (state.value.step === 'running') return;
    state.value = { step: 'running', progress: { rows: 0, bytes: 0 } };
    state.value = await run(request);
  }

  const cancel = () => abort.current?.abort();
  useEffect(() => cancel, []);
  return { state: state.value, cancel, start: (request) => void start(request) };
}

function ended(tone: 'plain' | 'good' | 'care' | 'bad', text: string): ExportState {
  return { step: 'ended', tone, text };
}
