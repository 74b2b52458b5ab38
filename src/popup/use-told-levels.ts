import { useSignal } from '@preact/signals';
import type { NetworkId } from '../contract/primitives.ts';
import type { MaturityLevel } from '../domain/checklist/criterion.ts';
import { newEventId } from '../domain/new-id.ts';
import type { TellOutcome } from '../domain/tell-outcome.ts';
import { getToldLevels, type ToldLevels, tellLevel } from '../messaging/report-messages.ts';
import { send } from '../messaging/send.ts';

/** What the company knows of the person's levels, and the one way to tell it. */
export interface LevelTelling {
  /** null: not asked for yet, or the worker is silent. */
  levels: ToldLevels | null;
  load: () => void;
  /** Tells one level of one network, because the person pressed the button that says so. */
  tell: (network: NetworkId, level: MaturityLevel) => Promise<TellOutcome | 'silent'>;
}

/** Nothing is told by itself: a level is a matter of the device until its person says otherwise, each time anew. */
export function useToldLevels(): LevelTelling {
  const levels = useSignal<ToldLevels | null>(null);
  return {
    levels: levels.value,
    load: () =>
      void send(getToldLevels, null).then((result) => {
        if (result.ok) levels.value = result.answer;
      }),
    async tell(network, level) {
      const result = await send(tellLevel, { eventId: newEventId(), network, level });
      if (!result.ok) return 'silent';
      levels.value = result.answer.levels;
      return result.answer.outcome;
    },
  };
}
