import { batch, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { DerivedAnswer } from '../domain/checklist/derived-answer.ts';
import { lookAtProfileText, type ProfileText } from '../domain/checklist/profile-text.ts';
import type { ProfileTextKind, ProfileTextRule } from '../domain/checklist/profile-text-rule.ts';
import { answersFromText } from '../domain/checklist/text-answers.ts';
import { countCodePoints } from '../domain/code-points.ts';
import { formatNumber, type MessageKey, translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { criterionWords } from '../ui/criterion-words.ts';
import { evidenceSentence } from '../ui/derived-evidence.ts';
import { LiveRegion, ToneIcon } from '../ui/notice.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { findingSentence } from './finding-words.ts';
import { useSettled } from './use-settled.ts';

const kindWords: Record<ProfileTextKind, MessageKey> = {
  linkedin_headline: 'text_check_linkedin_headline',
  linkedin_about: 'text_check_linkedin_about',
  x_bio: 'text_check_x_bio',
};

interface TextCheckProps {
  /** The texts that this network's profile has. */
  rules: readonly ProfileTextRule[];
  topics: readonly string[];
  /** False if they were not kept. */
  onTake: (answers: readonly DerivedAnswer[]) => Promise<boolean>;
}

/** A place to paste a text of one's profile, of one kind at a time. The text stays here. */
export function TextCheck({ rules, ...rest }: TextCheckProps) {
  const kind = useSignal<ProfileTextKind | null>(null);
  const rule = rules.find((one) => one.kind === kind.value) ?? rules[0];
  if (!rule) return null;
  return (
    <div class="text-check">
      {rules.length > 1 && (
        <Segmented
          label={translate('text_check_kind')}
          options={rules.map((one) => ({ id: one.kind, label: translate(kindWords[one.kind]) }))}
          selected={rule.kind}
          onSelect={(chosen) => {
            kind.value = chosen;
          }}
        />
      )}
      <PastedText key={rule.kind} rule={rule} {...rest} />
    </div>
  );
}

/** The text: its length, what is worth a look, and what it answers. */
function PastedText({
  rule: { kind, max },
  topics,
  onTake,
}: Omit<TextCheckProps, 'rules'> & { rule: ProfileTextRule }) {
  const text = useSignal('');
  const taken = useSignal(false);
  const id = useId();
  const settled = useSettled(text.value);
  const edit = (next: string) =>
    batch(() => {
      text.value = next;
      taken.value = false;
    });
  const length = countCodePoints(text.value);
  return (
    <>
      <div class="text-check-head">
        <label for={id}>{translate('text_check_label')}</label>
        <span class={length > max ? 'text-check-length over' : 'text-check-length'}>
          {translate('profile_of', formatNumber(length), formatNumber(max))}
        </span>
      </div>
      <textarea
        id={id}
        dir="auto"
        rows={4}
        value={text.value}
        aria-describedby={`${id}-note`}
        onInput={(event) => edit(event.currentTarget.value)}
      />
      <p class="soft" id={`${id}-note`}>
        {translate('text_check_private')}
      </p>
      <LiveRegion>
        {settled.trim() !== '' && (
          <Findings
            profileText={{ kind, text: settled, topics }}
            taken={taken.value}
            onTake={(answers) => {
              const from = text.value;
              void onTake(answers).then((kept) => {
                taken.value = kept && text.value === from;
              });
            }}
          />
        )}
      </LiveRegion>
    </>
  );
}

interface FindingsProps {
  profileText: ProfileText;
  taken: boolean;
  onTake: (answers: readonly DerivedAnswer[]) => void;
}

function Findings({ profileText, taken, onTake }: FindingsProps) {
  const findings = lookAtProfileText(profileText);
  const answers = answersFromText(profileText);
  return (
    <>
      <ul class="coach">
        {findings.length === 0 && (
          <li>
            <ToneIcon tone="good" size={14} />
            <span>{translate('text_check_fine')}</span>
          </li>
        )}
        {findings.map((finding) => (
          <li key={finding.id}>
            <ToneIcon tone={finding.id === 'too-long' ? 'care' : 'plain'} size={14} />
            <span>{findingSentence(finding)}</span>
          </li>
        ))}
      </ul>
      <ul class="text-answers">
        {answers.map((answer) => (
          <li key={answer.criterionId}>
            <strong class={answer.answer}>
              {translate(answer.answer === 'yes' ? 'profile_status_yes' : 'profile_status_no')}
            </strong>
            <span>
              {criterionWords(answer.criterionId, 'title')}
              <span class="soft"> {evidenceSentence(answer)}</span>
            </span>
          </li>
        ))}
      </ul>
      {taken ? (
        <p class="said">{translate('text_check_taken')}</p>
      ) : (
        <Button onClick={() => onTake(answers)}>{translate('text_check_take')}</Button>
      )}
    </>
  );
}
