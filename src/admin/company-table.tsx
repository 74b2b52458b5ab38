import type { Evidence, ShareRow } from '../contract/share-log.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { findNetwork } from '../networks/registry.ts';
import { OutLink } from '../ui/button.tsx';
import { formatInstant } from '../ui/format.ts';
import { ShareStateLabel } from '../ui/share-state.tsx';
import { wordingStepWord } from '../ui/wording-step.ts';
import { LogTable } from './log-table.tsx';
import { composerWord, modeWord } from './share-words.ts';

const evidenceWords: Record<Evidence, MessageKey> = {
  toast: 'evidence_toast',
  probable: 'evidence_probable',
  self: 'evidence_self',
  'scheduled-list': 'evidence_scheduled_list',
  'time-set': 'evidence_time_set',
};

/** The company's share log, newest first. */
export function CompanyTable({ rows }: { rows: readonly ShareRow[] }) {
  return (
    <LogTable
      columns={[
        'column_shared',
        'column_content',
        'column_network',
        'column_state',
        'column_ambassador',
        'column_received',
      ]}
    >
      {rows.map((row) => (
        <tr key={row.shareId}>
          <td class="time">{formatInstant(row.insertedAt)}</td>
          <td class="wide">
            {row.itemTitle}
            <span class="sub">
              {row.campaign} · {row.variantId}
            </span>
          </td>
          <td>
            {findNetwork(row.network)?.label ?? row.network}
            <span class="sub">
              {composerWord(row.composer)} · {modeWord(row.mode)}
            </span>
          </td>
          <td>
            <ShareStateLabel state={row.state} />
            {row.evidence && <span class="sub">{translate(evidenceWords[row.evidence])}</span>}
            {row.wording && <span class="sub">{wordingStepWord(row.wording)}</span>}
            {row.permalink && (
              <span class="sub">
                <OutLink href={row.permalink}>{translate('see_post')}</OutLink>
              </span>
            )}
          </td>
          <td>
            {row.pseudonym ? (
              <code>{row.pseudonym}</code>
            ) : (
              <span class="soft">{translate('no_attribution')}</span>
            )}
          </td>
          <td class="time">{formatInstant(row.receivedAt)}</td>
        </tr>
      ))}
    </LogTable>
  );
}
