import { coachText } from '../domain/coach/coach.ts';
import type { CoachedText } from '../domain/coach/remark.ts';
import { coachSentence } from '../i18n/coach-words.ts';
import { translate } from '../i18n/translate.ts';
import { LiveRegion, ToneIcon } from '../ui/notice.tsx';
import { useSettled } from './use-settled.ts';

/** What is worth knowing about a text, in words; silent when there is nothing, and while the person writes. */
export function CoachRemarks(props: { coached: CoachedText; networkLabel: string }) {
  const { coached, networkLabel } = props;
  const settled = useSettled(coached.text);
  const remarks = coachText({ ...coached, text: settled });
  return (
    <LiveRegion>
      {remarks.length > 0 && (
        <ul class="coach" aria-label={translate('coach_label')}>
          {remarks.map((remark) => (
            <li key={remark.id}>
              <ToneIcon tone={remark.severity === 'care' ? 'care' : 'plain'} size={14} />
              <span>{coachSentence(remark, networkLabel)}</span>
            </li>
          ))}
        </ul>
      )}
    </LiveRegion>
  );
}
