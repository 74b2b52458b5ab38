import type { AnswerOrigin, ChecklistAnswer, Criterion } from '../domain/checklist/criterion.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { Button, OutLink } from '../ui/button.tsx';
import { criterionWords } from '../ui/criterion-words.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { formatDay } from '../ui/format.ts';
import { Icon, type IconNode } from '../ui/icon.tsx';
import { doneIcon, openIcon, outIcon, todoIcon } from '../ui/icons.ts';

interface CriterionDetailProps {
  criterion: Criterion;
  networkLabel: string;
  answer: ChecklistAnswer | null;
  onAnswer: (answer: 'yes' | 'no' | null) => void;
}

interface CriterionRowProps extends CriterionDetailProps {
  /** The answer is old enough to be asked again. */
  stale: boolean;
}

type Status = 'yes' | 'no' | 'open';

const statuses: Record<Status, { icon: IconNode; word: MessageKey }> = {
  yes: { icon: doneIcon, word: 'profile_status_yes' },
  no: { icon: todoIcon, word: 'profile_status_no' },
  open: { icon: openIcon, word: 'profile_status_open' },
};

const origins: Record<AnswerOrigin, MessageKey> = {
  self: 'profile_answered',
  text: 'profile_answered_text',
  export: 'profile_answered_export',
};

/** One point of a good profile, folded: its state and what it asks. */
export function CriterionRow({ stale, ...detail }: CriterionRowProps) {
  const status = detail.answer?.answer ?? 'open';
  const { icon, word } = statuses[status];
  return (
    <li class="criterion">
      <Disclosure
        summary={
          <>
            <span class={`check ${status}`}>
              <Icon icon={icon} label={translate(word)} />
            </span>
            <span class="criterion-title">
              {criterionWords(detail.criterion.id, 'title')}
              {stale && <span class="soft">{translate('profile_again')}</span>}
            </span>
          </>
        }
      >
        <CriterionDetail {...detail} />
      </Disclosure>
    </li>
  );
}

/** Why, how and an example, the page where it is changed, the two answers, and where the point comes from. */
export function CriterionDetail(props: CriterionDetailProps) {
  const { criterion, networkLabel, answer, onAnswer } = props;
  return (
    <div class="criterion-detail">
      <p>{criterionWords(criterion.id, 'why')}</p>
      <p>{criterionWords(criterion.id, 'how')}</p>
      <p class="example">{translate('profile_example', criterionWords(criterion.id, 'example'))}</p>
      <p>
        <OutLink href={criterion.editUrl} icon={outIcon}>
          {translate('profile_open', networkLabel)}
        </OutLink>
      </p>
      <fieldset class="answers">
        <legend class="visually-hidden">{translate('profile_question')}</legend>
        {(['yes', 'no'] as const).map((value) => (
          <Button key={value} pressed={answer?.answer === value} onClick={() => onAnswer(value)}>
            {translate(value === 'yes' ? 'profile_yes' : 'profile_no')}
          </Button>
        ))}
        {answer && (
          <Button look="quiet" onClick={() => onAnswer(null)}>
            {translate('profile_clear')}
          </Button>
        )}
      </fieldset>
      {answer && (
        <p class="soft">{translate(origins[answer.from], formatDay(answer.answeredAt))}</p>
      )}
      <p class="soft" dir="auto">
        {translate('profile_source', criterion.source ?? translate('profile_own_rule'))}
      </p>
    </div>
  );
}
