import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { newEventId } from '../domain/new-id.ts';
import { translate } from '../i18n/translate.ts';
import type { RecentShare } from '../messaging/extension-messages.ts';
import type { OutcomeToTell } from '../messaging/report-messages.ts';
import { Button } from '../ui/button.tsx';
import { formatDay } from '../ui/format.ts';
import { OUTCOME_KINDS, outcomeWord } from '../ui/outcome-words.tsx';
import { SelectField, TextField } from '../ui/text-field.tsx';
import { localDay } from './local-day.ts';

interface ReportFormProps {
  share: RecentShare;
  nowMs: number;
  /** Resolves to false if the worker gave no answer: the form stays as it is. */
  onReport: (report: OutcomeToTell) => Promise<boolean>;
  onClose: () => void;
}

/** "What happened?" and "on which day?": two choices, so that nobody can be named. */
export function ReportForm({ share, nowMs, onReport, onClose }: ReportFormProps) {
  const today = localDay(new Date(nowMs));
  const first = localDay(new Date(share.insertedAt));
  const kind = useSignal(OUTCOME_KINDS[0] ?? 'lead');
  const day = useSignal(today);
  const busy = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  // Sent again after an answer that never came, it is still the same report.
  const eventId = useMemo(() => newEventId(), [kind.value, day.value]);
  const isPossible = day.value >= first && day.value <= today;

  useEffect(() => {
    form.current?.querySelector('select')?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  async function report() {
    if (!isPossible || busy.value) return;
    busy.value = true;
    const { shareId } = share;
    const done = await onReport({ eventId, shareId, kind: kind.value, happenedOn: day.value });
    busy.value = false;
    if (done) onClose();
  }

  return (
    <form
      ref={form}
      class="report-form"
      aria-label={translate('report_title')}
      onSubmit={(event) => {
        event.preventDefault();
        void report();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <SelectField
        label={translate('report_what')}
        value={kind.value}
        options={OUTCOME_KINDS.map((value) => ({ value, label: outcomeWord(value) }))}
        onSelect={(value) => {
          kind.value = OUTCOME_KINDS.find((known) => known === value) ?? kind.value;
        }}
      />
      <TextField
        label={translate('report_when')}
        type="date"
        value={day.value}
        error={isPossible ? null : translate('report_wrong_day', formatDay(`${first}T12:00`))}
        onInput={(value) => {
          day.value = value;
        }}
      />
      <p class="soft">{translate('report_note')}</p>
      <div class="actions">
        <Button look="primary" type="submit" busy={busy.value} disabled={!isPossible}>
          {translate('report_send')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {translate('report_cancel')}
        </Button>
      </div>
    </form>
  );
}
