import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { NetworkId } from '../contract/primitives.ts';
import type { MaturityLevel } from '../domain/checklist/criterion.ts';
import type { TellOutcome } from '../domain/tell-outcome.ts';
import { translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { formatDay } from '../ui/format.ts';
import { LiveRegion } from '../ui/notice.tsx';
import { levelName } from './level-steps.tsx';
import type { LevelTelling } from './use-told-levels.ts';

interface TellLevelProps {
  network: NetworkId;
  networkLabel: string;
  /** What the checklist says; the first level has to be reached before there is anything to tell. */
  level: MaturityLevel;
  telling: LevelTelling;
}

/** A choice of its own, folded: what the company would learn, what it was told, and the button. Nothing goes by itself. */
export function TellLevel({ network, networkLabel, level, telling }: TellLevelProps) {
  const outcome = useSignal<TellOutcome | 'silent' | null>(null);
  const busy = useSignal(false);
  useEffect(() => telling.load(), []);
  const told = telling.levels?.[network];
  async function tell() {
    if (busy.value) return;
    busy.value = true;
    outcome.value = await telling.tell(network, level);
    busy.value = false;
  }
  return (
    <section class="sources">
      <Disclosure summary={<span>{translate('tell_title')}</span>}>
        <div class="text-check">
          <p>{translate('tell_what', levelName(level), networkLabel)}</p>
          <LiveRegion>
            {told && (
              <p class="said">
                {translate('tell_told', levelName(told.level), formatDay(told.toldAt))}
              </p>
            )}
            {outcome.value && outcome.value !== 'queued' && (
              <p class="said">
                {translate(outcome.value === 'silent' ? 'error_worker' : 'tell_not_sharing')}
              </p>
            )}
          </LiveRegion>
          {told?.level !== level && (
            <Button busy={busy.value} onClick={() => void tell()}>
              {translate('tell_action', levelName(level))}
            </Button>
          )}
        </div>
      </Disclosure>
    </section>
  );
}
