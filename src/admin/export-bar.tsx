import { translate, translateCount } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { formatBytes } from '../ui/format.ts';
import { downloadIcon } from '../ui/icons.ts';
import { LiveRegion, type Tone, ToneIcon } from '../ui/notice.tsx';
import type { ExportProgress } from './collect-file.ts';
import type { ExportFormat } from './row-counter.ts';

/** Where an export stands. */
export type ExportState =
  | { step: 'idle' }
  | { step: 'running'; progress: ExportProgress }
  | { step: 'ended'; tone: Tone; text: string };

interface ExportBarProps {
  state: ExportState;
  disabled: boolean;
  onExport: (format: ExportFormat) => void;
  /** Without it an export cannot be stopped: it is done at once. */
  onCancel?: () => void;
}

/** The two file formats, and how far the export is. */
export function ExportBar({ state, disabled, onExport, onCancel }: ExportBarProps) {
  const running = state.step === 'running';
  return (
    <div class="export">
      <LiveRegion>
        {state.step === 'running' && (
          <span>
            {translate(
              'export_running',
              translateCount('rows', state.progress.rows),
              formatBytes(state.progress.bytes),
            )}
          </span>
        )}
        {state.step === 'ended' && (
          <span class="export-end">
            <ToneIcon tone={state.tone} />
            {state.text}
          </span>
        )}
      </LiveRegion>
      {running && onCancel && (
        <Button look="quiet" onClick={onCancel}>
          {translate('export_cancel')}
        </Button>
      )}
      <Button icon={downloadIcon} disabled={disabled || running} onClick={() => onExport('csv')}>
        {translate('export_csv')}
      </Button>
      <Button icon={downloadIcon} disabled={disabled || running} onClick={() => onExport('ndjson')}>
        {translate('export_ndjson')}
      </Button>
    </div>
  );
}
