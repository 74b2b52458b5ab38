import type { Criterion } from '../domain/checklist/criterion.ts';
import type { DerivedAnswer } from '../domain/checklist/derived-answer.ts';
import { reachedLevel, standOnLevels } from '../domain/checklist/level.ts';
import { linkedinCriteria } from '../domain/checklist/linkedin-criteria.ts';
import { type AxisScore, type ChecklistScore, scoreChecklist } from '../domain/checklist/score.ts';
import { xCriteria } from '../domain/checklist/x-criteria.ts';
import { formatNumber, translate } from '../i18n/translate.ts';
import type { NewAnswer } from '../messaging/checklist-messages.ts';
import { criterionWords } from '../ui/criterion-words.ts';
import { Loading } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { privacyIcon } from '../ui/icons.ts';
import { LiveRegion, Notice } from '../ui/notice.tsx';
import { Ring } from '../ui/ring.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { axisWord } from './axis-word.ts';
import { CriterionDetail, CriterionRow } from './criterion-row.tsx';
import { LevelSteps } from './level-steps.tsx';
import type { PopupModel } from './popup-model.ts';
import { ProfileSources } from './profile-sources.tsx';
import { ScoreAccount } from './score-account.tsx';
import { TellLevel } from './tell-level.tsx';
import { Toast } from './toast.tsx';

const allCriteria: readonly Criterion[] = [...linkedinCriteria, ...xCriteria];

/** Is my profile complete, is it credible, and what comes next? By the person's own answers, on this device. */
export function ProfilePlace(model: PopupModel) {
  const { answers, network } = model;
  const networkLabel = model.networks.find(({ id }) => id === network)?.label ?? network;
  const criteria = allCriteria.filter((criterion) => criterion.network === network);
  const standings = standOnLevels(criteria, answers ?? {});
  const level = reachedLevel(standings);
  const score = answers && scoreChecklist({ criteria, answers, now: new Date(model.nowMs) });
  return (
    <div class="profile scroll">
      <Segmented
        label={translate('network_label')}
        options={model.networks}
        selected={network}
        onSelect={model.selectNetwork}
      />
      {!score && <Loading label={translate('loading')} lines={4} />}
      {score && (
        <>
          <div class="rings">
            {score.axes.map((axis) => (
              <Ring
                key={axis.axis}
                label={axisWord(axis.axis)}
                share={axis.percentage / 100}
                detail={metOf(axis)}
              />
            ))}
          </div>
          <LevelSteps standings={standings} />
          <NextStep model={model} score={score} networkLabel={networkLabel} />
          <ProfileSources
            network={network}
            topics={model.device?.enrolment?.ambassador.topics ?? []}
            onTake={(found) => model.answer(...found.map(fromText))}
          />
          {score.axes.map(({ axis, parts }) => (
            <section key={axis}>
              <h2>{axisWord(axis)}</h2>
              <ul class="rows">
                {criteria
                  .filter((criterion) => criterion.axis === axis)
                  .map((criterion) => (
                    <CriterionRow
                      key={criterion.id}
                      criterion={criterion}
                      networkLabel={networkLabel}
                      answer={answers?.[criterion.id] ?? null}
                      stale={parts.some((part) => part.criterionId === criterion.id && part.stale)}
                      onAnswer={(answer) => void model.answer(ownWord(criterion.id, answer))}
                    />
                  ))}
              </ul>
            </section>
          ))}
          {level && model.device?.enrolment && (
            <TellLevel
              key={network}
              network={network}
              networkLabel={networkLabel}
              level={level}
              telling={model.telling}
            />
          )}
          <ScoreAccount axes={score.axes} />
        </>
      )}
      <p class="private">
        <Icon icon={privacyIcon} />
        {translate('profile_private')}
      </p>
      <Toast outcome={model.outcome} onClose={model.clearOutcome} />
    </div>
  );
}

/** An answer that the person gives by a press of a button, true as of now. */
function ownWord(criterionId: string, answer: NewAnswer['answer']): NewAnswer {
  return { criterionId, answer, from: 'self', at: null };
}

/** An answer that a pasted text gave. */
function fromText({ criterionId, answer }: DerivedAnswer): NewAnswer {
  return { criterionId, answer, from: 'text', at: null };
}

/** How many points of an axis are met: "4 of 7". */
function metOf({ parts }: AxisScore): string {
  const met = parts.filter(({ answer }) => answer === 'yes').length;
  return translate('profile_met', formatNumber(met), formatNumber(parts.length));
}

interface NextStepProps {
  model: PopupModel;
  score: ChecklistScore;
  networkLabel: string;
}

/** The one thing to look at now: what is missing at the lowest level and weighs most, or what was answered longest ago. */
function NextStep({ model, score, networkLabel }: NextStepProps) {
  const criterion = score.nextSteps[0] ?? score.stale[0];
  if (!criterion) {
    return (
      <div class="next-step">
        <Notice tone="good" title={translate('profile_done_title')}>
          {translate('profile_done_text')}
        </Notice>
      </div>
    );
  }
  return (
    <section class="card next-step" aria-label={translate('profile_next')}>
      <p class="soft">{translate(score.nextSteps.length > 0 ? 'profile_next' : 'profile_again')}</p>
      <LiveRegion>
        <h2>{criterionWords(criterion.id, 'title')}</h2>
      </LiveRegion>
      <CriterionDetail
        criterion={criterion}
        networkLabel={networkLabel}
        answer={model.answers?.[criterion.id] ?? null}
        onAnswer={(answer) => void model.answer(ownWord(criterion.id, answer))}
      />
    </section>
  );
}
