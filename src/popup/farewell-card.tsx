import { useSignal } from '@preact/signals';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import type { Farewell } from './use-farewell.ts';

const farewells: Record<Farewell, { label: MessageKey; means: MessageKey }> = {
  left: { label: 'farewell_leave', means: 'farewell_leave_means' },
  erased: { label: 'farewell_erase', means: 'farewell_erase_means' },
  here: { label: 'farewell_erase_here', means: 'farewell_erase_here_means' },
};

interface FarewellCardProps {
  /** Without a company there is nothing to leave, and nothing to erase but here. */
  enrolled: boolean;
  busy: boolean;
  onBid: (farewell: Farewell) => void;
}

/** The ways out. What can't be undone says first what it means, and is asked for twice. */
export function FarewellCard({ enrolled, busy, onBid }: FarewellCardProps) {
  const asked = useSignal<Farewell | null>(null);
  const offered: Farewell[] = enrolled ? ['left', 'erased', 'here'] : ['here'];
  return (
    <section class="card">
      <h2>{translate('farewell_title')}</h2>
      {asked.value === null ? (
        <div class="actions">
          {offered.map((farewell) => (
            <Button
              key={farewell}
              onClick={() => {
                asked.value = farewell;
              }}
            >
              {translate(farewells[farewell].label)}
            </Button>
          ))}
        </div>
      ) : (
        <Question
          farewell={asked.value}
          busy={busy}
          onYes={(farewell) => {
            asked.value = null;
            onBid(farewell);
          }}
          onNo={() => {
            asked.value = null;
          }}
        />
      )}
    </section>
  );
}

interface QuestionProps {
  farewell: Farewell;
  busy: boolean;
  onYes: (farewell: Farewell) => void;
  onNo: () => void;
}

function Question({ farewell, busy, onYes, onNo }: QuestionProps) {
  const { label, means } = farewells[farewell];
  return (
    <div role="alert">
      <p>{translate(means)}</p>
      <div class="actions">
        <Button look="primary" busy={busy} onClick={() => onYes(farewell)}>
          {translate('farewell_yes', translate(label))}
        </Button>
        <Button onClick={onNo}>{translate('farewell_no')}</Button>
      </div>
    </div>
  );
}
