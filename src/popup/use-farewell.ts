import { batch, useSignal } from '@preact/signals';
import {
  bidFarewell,
  eraseDevice,
  type FarewellKind,
  type FarewellOutcome,
} from '../messaging/privacy-messages.ts';
import { send } from '../messaging/send.ts';

/** A farewell of the person's choice; `here`: of this device alone. */
export type Farewell = FarewellKind | 'here';

/** A way out that was taken, from whichever place of the popup the person waits for its answer. */
export interface FarewellModel {
  busy: boolean;
  /** What came of the last one; null answer: the worker gave none. */
  last: { farewell: Farewell; answer: FarewellOutcome | null } | null;
  bid: (farewell: Farewell) => Promise<void>;
  /** Takes the last one out of sight. */
  clear: () => void;
}

/**
 * Kept by the popup and not by its place: the company takes its time, and the only copy of the receipt comes with the
 * answer. `onDone`: the device is another now.
 */
export function useFarewell(onDone: () => void): FarewellModel {
  const busy = useSignal(false);
  const last = useSignal<FarewellModel['last']>(null);
  return {
    busy: busy.value,
    last: last.value,
    async bid(farewell) {
      if (busy.value) return;
      busy.value = true;
      const result = await (farewell === 'here'
        ? send(eraseDevice, null)
        : send(bidFarewell, { kind: farewell }));
      const answer = result.ok ? result.answer : null;
      batch(() => {
        busy.value = false;
        last.value = { farewell, answer };
      });
      if (answer?.ok) onDone();
    },
    clear: () => {
      last.value = null;
    },
  };
}
