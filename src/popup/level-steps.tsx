import type { MaturityLevel } from '../domain/checklist/criterion.ts';
import type { LevelStanding } from '../domain/checklist/level.ts';
import { formatNumber, type MessageKey, translate } from '../i18n/translate.ts';
import { Icon } from '../ui/icon.tsx';
import { doneIcon, openIcon, todoIcon } from '../ui/icons.ts';

const words: Record<MaturityLevel, { name: MessageKey; means: MessageKey }> = {
  presence: { name: 'level_presence', means: 'level_presence_means' },
  persuasion: { name: 'level_persuasion', means: 'level_persuasion_means' },
  prescription: { name: 'level_prescription', means: 'level_prescription_means' },
};

/** The name of a level in words. */
export function levelName(level: MaturityLevel): string {
  return translate(words[level].name);
}

/** The three levels, from the first on: what each means, and how much of it is there. */
export function LevelSteps({ standings }: { standings: readonly LevelStanding[] }) {
  const next = standings.find(({ reached }) => !reached);
  return (
    <ol class="levels" aria-label={translate('profile_levels')}>
      {standings.map((standing) => {
        const { level, met, of, reached } = standing;
        const icon = reached ? doneIcon : standing === next ? todoIcon : openIcon;
        return (
          <li
            key={level}
            class={reached ? 'level reached' : 'level'}
            {...(standing === next ? { 'aria-current': 'step' as const } : {})}
          >
            <span class={reached ? 'check yes' : 'check'}>
              <Icon icon={icon} {...(reached ? { label: translate('level_reached') } : {})} />
            </span>
            <span class="level-words">
              <strong>{levelName(level)}</strong>
              <span class="soft">{translate(words[level].means)}</span>
            </span>
            <span class="level-count">
              {translate('profile_of', formatNumber(met), formatNumber(of))}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
