import { useSignal } from '@preact/signals';
import type { ChecklistAnswers } from '../domain/checklist/criterion.ts';
import type { DerivedAnswer } from '../domain/checklist/derived-answer.ts';
import { translate, translateCount } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { criterionWords } from '../ui/criterion-words.ts';
import { evidenceSentence } from '../ui/derived-evidence.ts';
import { formatDay } from '../ui/format.ts';

interface PreviewProps {
  found: readonly DerivedAnswer[];
  madeAt: string;
  networkLabel: string;
  known: ChecklistAnswers;
  /** They are on their way to the checklist. */
  keeping: boolean;
  onKeep: (chosen: readonly DerivedAnswer[]) => void;
  onDiscard: () => void;
}

/** Everything that would be set, each with what it rests on; the person takes out what is not so. */
export function Preview(props: PreviewProps) {
  const { found, madeAt, networkLabel, known, keeping, onKeep, onDiscard } = props;
  const left = useSignal<ReadonlySet<string>>(new Set());
  const chosen = found.filter(({ criterionId }) => !left.value.has(criterionId));
  const toggle = (id: string) => {
    const next = new Set(left.value);
    if (!next.delete(id)) next.add(id);
    left.value = next;
  };
  return (
    <section class="card preview" aria-labelledby="found">
      <h2 id="found">{translateCount('import_found', found.length, networkLabel)}</h2>
      <p class="soft">{translate('import_made_at', formatDay(madeAt))}</p>
      <ul class="found">
        {found.map((answer) => (
          <FoundRow
            key={answer.criterionId}
            found={answer}
            before={known[answer.criterionId]?.answer ?? null}
            chosen={!left.value.has(answer.criterionId)}
            onToggle={() => toggle(answer.criterionId)}
          />
        ))}
      </ul>
      <p class="soft">{translate('import_texts_forgotten')}</p>
      <div class="actions">
        <Button
          look="primary"
          busy={keeping}
          disabled={chosen.length === 0}
          onClick={() => onKeep(chosen)}
        >
          {translateCount('import_keep', chosen.length)}
        </Button>
        <Button busy={keeping} onClick={onDiscard}>
          {translate('import_discard')}
        </Button>
      </div>
    </section>
  );
}

interface FoundRowProps {
  found: DerivedAnswer;
  before: 'yes' | 'no' | null;
  chosen: boolean;
  onToggle: () => void;
}

function FoundRow({ found, before, chosen, onToggle }: FoundRowProps) {
  return (
    <li>
      <label class="found-row">
        <input type="checkbox" checked={chosen} onChange={onToggle} />
        <span class="found-words">
          <span>{criterionWords(found.criterionId, 'title')}</span>
          <span class="soft">{evidenceSentence(found)}</span>
        </span>
        <span class={`found-answer ${found.answer}`}>
          {statusWord(found.answer)}
          {before && before !== found.answer && (
            <span class="soft">{translate('import_before', statusWord(before))}</span>
          )}
        </span>
      </label>
    </li>
  );
}

function statusWord(answer: 'yes' | 'no'): string {
  return translate(answer === 'yes' ? 'profile_status_yes' : 'profile_status_no');
}
