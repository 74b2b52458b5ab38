import type { AxisScore } from '../domain/checklist/score.ts';
import { formatNumber, translate } from '../i18n/translate.ts';
import { criterionWords } from '../ui/criterion-words.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { axisWord } from './axis-word.ts';

/** Where the two numbers come from, down to each point: a score that explains itself can be argued with. */
export function ScoreAccount({ axes }: { axes: readonly AxisScore[] }) {
  return (
    <section class="account">
      <Disclosure summary={<span>{translate('profile_count_title')}</span>}>
        {axes.map(({ axis, parts, reached, possible }) => (
          <div key={axis}>
            <p>{translate('profile_count_rule', axisWord(axis))}</p>
            <ul class="account-parts">
              {parts.map((part) => (
                <li key={part.criterionId}>
                  <span>{criterionWords(part.criterionId, 'title')}</span>
                  <span>
                    {translate(
                      'profile_of',
                      formatNumber(part.reached),
                      formatNumber(part.possible),
                    )}
                  </span>
                </li>
              ))}
              <li class="account-sum">
                <span>{axisWord(axis)}</span>
                <span>
                  {translate('profile_of', formatNumber(reached), formatNumber(possible))}
                </span>
              </li>
            </ul>
          </div>
        ))}
        <p>{translate('profile_count_levels')}</p>
        <p>{translate('profile_count_age')}</p>
      </Disclosure>
    </section>
  );
}
