import { useSignal } from '@preact/signals';
import { type OutcomeState, type OutcomeView, outcomeStateSchema } from '../contract/outcome.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { findNetwork } from '../networks/registry.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { outcomeIcon } from '../ui/icons.ts';
import { LiveRegion } from '../ui/notice.tsx';
import { outcomeWord, OutcomeState as StateLabel } from '../ui/outcome-words.tsx';
import { SelectField } from '../ui/text-field.tsx';
import { LogTable } from './log-table.tsx';
import { PagedList } from './paged-list.tsx';
import { type Decision, type Outcomes, useOutcomes } from './use-outcomes.ts';

const stateWords: Record<OutcomeState, MessageKey> = {
  waiting: 'outcome_waiting',
  confirmed: 'outcome_confirmed',
  declined: 'outcome_declined',
};

interface CompanyOutcomesProps {
  client: EndpointClient;
  onSignOut: () => void;
}

/** What ambassadors report that their shares led to: to confirm or to decline, without a word of who reported it. */
export function CompanyOutcomes({ client, onSignOut }: CompanyOutcomesProps) {
  const state = useSignal<OutcomeState>('waiting');
  const outcomes = useOutcomes(client, state.value);
  const { decided } = outcomes;
  return (
    <>
      <p class="soft">{translate('outcomes_intro')}</p>
      <div class="toolbar">
        <SelectField
          label={translate('column_state')}
          value={state.value}
          options={outcomeStateSchema.options.map((value) => ({
            value,
            label: translate(stateWords[value]),
          }))}
          onSelect={(value) => {
            state.value = outcomeStateSchema.catch('waiting').parse(value);
          }}
        />
      </div>
      <LiveRegion>{decided && <p>{decidedWords(decided)}</p>}</LiveRegion>
      <PagedList
        pages={outcomes}
        onSignOut={onSignOut}
        empty={
          <EmptyState icon={outcomeIcon} title={translate('outcomes_empty_title')}>
            {translate('outcomes_empty_text')}
          </EmptyState>
        }
      >
        {(rows) => (
          <OutcomeTable rows={rows} deciding={outcomes.deciding} decide={outcomes.decide} />
        )}
      </PagedList>
    </>
  );
}

interface OutcomeTableProps extends Pick<Outcomes, 'deciding' | 'decide'> {
  rows: readonly OutcomeView[];
}

function OutcomeTable({ rows, deciding, decide }: OutcomeTableProps) {
  const button = (row: OutcomeView, decision: Decision) => (
    <Button busy={deciding.has(row.reference)} onClick={() => decide(row, decision)}>
      {translate(decision === 'confirm' ? 'outcome_confirm' : 'outcome_decline')}
      <span class="visually-hidden">
        {`: ${outcomeWord(row.kind)}, ${row.itemTitle}, ${row.month}`}
      </span>
    </Button>
  );
  return (
    <LogTable
      columns={['report_what', 'column_content', 'column_network', 'column_month', 'column_state']}
    >
      {rows.map((row) => (
        <tr key={row.reference}>
          <td class="kind">{outcomeWord(row.kind)}</td>
          <td class="wide">{row.itemTitle}</td>
          <td>{findNetwork(row.network)?.label ?? row.network}</td>
          <td class="time">{row.month}</td>
          <td>
            {row.state === 'waiting' ? (
              <div class="actions">
                {button(row, 'confirm')}
                {button(row, 'decline')}
              </div>
            ) : (
              <StateLabel state={row.state} />
            )}
          </td>
        </tr>
      ))}
    </LogTable>
  );
}

function decidedWords({ outcome, decision }: NonNullable<Outcomes['decided']>): string {
  const word = decision === 'confirm' ? 'outcomes_confirmed' : 'outcomes_declined';
  return translate(word, outcomeWord(outcome.kind), outcome.itemTitle);
}
