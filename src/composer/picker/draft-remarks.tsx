import { type Closeness, measureCloseness } from '../../domain/coach/closeness.ts';
import { PAGE_LOOKS } from '../../domain/coach/page-looks.ts';
import { pickRemarks } from '../../domain/coach/pick-remarks.ts';
import { coachSentence } from '../../i18n/coach-words.ts';
import { formatPercent, type MessageKey, translate } from '../../i18n/translate.ts';
import { findWritingHabits } from '../../networks/writing-habits.ts';
import type { PickerRequest } from './picker-mount.ts';

type DraftRemarksProps = Pick<PickerRequest, 'text' | 'choices' | 'network'>;

/**
 * What is worth knowing about the text in the composer, where one of the choices was put into it; silent when there is
 * nothing. The text is looked at here, in the page where it stands, and goes nowhere.
 */
export function DraftRemarks({ text, choices, network }: DraftRemarksProps) {
  const choice = choices.find(({ link }) => text.includes(link));
  const habits = findWritingHabits(network.id);
  if (!choice || !habits) return null;
  const { link, disclosure, locale, taken = [] } = choice;
  const { lengthRule } = network;
  const own = { text, link, disclosure, approved: choice.text };
  const remarks = pickRemarks(PAGE_LOOKS, { ...own, locale, lengthRule, habits, others: taken });
  const closeness = measureCloseness({ ...own, taken });
  if (remarks.length === 0 && closeness.approved === 1) return null;
  return (
    <div class="remarks">
      {remarks.length > 0 && (
        <ul aria-label={translate('coach_label')}>
          {remarks.map((remark) => (
            <li key={remark.id}>{coachSentence(remark, network.label)}</li>
          ))}
        </ul>
      )}
      <Closenesses {...closeness} />
    </div>
  );
}

function Closenesses({ approved, taken }: Closeness) {
  return (
    <p>
      {say('similarity_approved', approved)}
      {taken !== null && ` · ${say('similarity_taken', taken)}`}
    </p>
  );
}

function say(key: MessageKey, share: number): string {
  return `${translate(key)}: ${formatPercent(share)}`;
}
