import { useSignal } from '@preact/signals';
import { translate, translateCount } from '../i18n/translate.ts';
import type { DeviceShare } from '../messaging/extension-messages.ts';
import { findNetwork } from '../networks/registry.ts';
import { OutLink } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { formatBytes, formatInstant } from '../ui/format.ts';
import { deviceIcon } from '../ui/icons.ts';
import { fileName, saveFile } from '../ui/save-file.ts';
import { ShareStateLabel } from '../ui/share-state.tsx';
import { wordingStepWord } from '../ui/wording-step.ts';
import { writeDeviceLog } from './device-export.ts';
import { ExportBar, type ExportState } from './export-bar.tsx';
import { LogTable } from './log-table.tsx';
import type { ExportFormat } from './row-counter.ts';
import { composerWord, modeWord } from './share-words.ts';

/** This device's own log: nobody else sees it, and it can be taken away as a file. Null while it loads. */
export function DeviceLog({ shares }: { shares: readonly DeviceShare[] | null }) {
  const state = useSignal<ExportState>({ step: 'idle' });
  if (!shares) return <Loading label={translate('loading')} lines={8} />;

  function exportLog(format: ExportFormat) {
    const blob = new Blob([writeDeviceLog(shares ?? [], format)]);
    const name = fileName('my-shares', format, new Date());
    saveFile(blob, name);
    const rows = translateCount('rows', shares?.length ?? 0);
    const text = translate('export_done', name, rows, formatBytes(blob.size));
    state.value = { step: 'ended', tone: 'good', text };
  }

  return (
    <>
      <div class="toolbar">
        <p class="total">{translateCount('shares', shares.length)}</p>
        <ExportBar state={state.value} disabled={shares.length === 0} onExport={exportLog} />
      </div>
      {shares.length === 0 ? (
        <EmptyState icon={deviceIcon} title={translate('device_empty_title')}>
          {translate('device_empty_text')}
        </EmptyState>
      ) : (
        <DeviceTable shares={shares} />
      )}
    </>
  );
}

function DeviceTable({ shares }: { shares: readonly DeviceShare[] }) {
  return (
    <LogTable
      columns={[
        'column_shared',
        'column_content',
        'column_network',
        'column_state',
        'column_delivery',
      ]}
    >
      {shares.map((share) => (
        <tr key={share.shareId}>
          <td class="time">{formatInstant(share.insertedAt)}</td>
          <td class="wide">
            {share.title}
            <span class="sub">
              {share.campaign} · {share.variantId}
            </span>
          </td>
          <td>
            {findNetwork(share.network)?.label ?? share.network}
            <span class="sub">
              {composerWord(share.composer)} · {modeWord(share.mode)}
            </span>
          </td>
          <td>
            <ShareStateLabel state={share.state} />
            {share.wording && <span class="sub">{wordingStepWord(share.wording)}</span>}
            {share.permalink && (
              <span class="sub">
                <OutLink href={share.permalink}>{translate('see_post')}</OutLink>
              </span>
            )}
          </td>
          <td>{translate(share.delivered ? 'delivered' : 'waiting')}</td>
        </tr>
      ))}
    </LogTable>
  );
}
