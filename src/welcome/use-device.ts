import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  type Consent,
  type DeviceStatus,
  decideConsent,
  enrol,
  getDevice,
} from '../messaging/extension-messages.ts';
import type { Message } from '../messaging/message.ts';
import { send } from '../messaging/send.ts';
import { useLast } from '../ui/use-last.ts';
import { askBuiltInConsent } from './data-consent.ts';
import type { EnrolError } from './enrolment-error.ts';
import type { Invitation } from './invitation.ts';

/** What is settled without a button of its own. */
type Chosen = Pick<DeviceStatus, 'mode' | 'withoutAttribution'>;

/** The device as the page shows it, and what can be decided about it. */
export interface DeviceModel {
  /** Null until the worker has answered. What the person chose counts at once, and is taken back if it was not kept. */
  status: DeviceStatus | null;
  /** The worker gave no answer to what was asked last. */
  silent: boolean;
  busy: boolean;
  enrolError: EnrolError | null;
  /** How often a button took effect. */
  results: number;
  decide: (consent: Exclude<Consent, 'undecided'>) => Promise<void>;
  settle: <Choice extends Partial<Chosen>>(
    message: Message<Choice, DeviceStatus>,
    choice: Choice,
  ) => Promise<void>;
  connect: (invitation: Invitation) => Promise<void>;
  load: () => Promise<boolean>;
  /** Notes whether the worker answered another question of the page. */
  noteAnswer: (answered: boolean) => void;
}

/** Consent, attribution, mode and enrolment, by what the worker says of them. */
export function useDevice(): DeviceModel {
  const device = useSignal<DeviceStatus | null>(null);
  const chosen = useSignal<Partial<Chosen>>({});
  const beginChoice = useLast();
  const busy = useSignal(false);
  const silent = useSignal(false);
  const enrolError = useSignal<EnrolError | null>(null);
  const results = useSignal(0);

  /** Asks how the device is, or to change it; false if the worker gave no answer. */
  async function ask<Request>(message: Message<Request, DeviceStatus>, payload: Request) {
    const result = await send(message, payload);
    batch(() => {
      silent.value = !result.ok;
      if (result.ok) device.value = result.answer;
    });
    return result.ok;
  }

  async function decide(consent: Exclude<Consent, 'undecided'>) {
    if (busy.value) return;
    busy.value = true;
    try {
      // Whoever says no to Firefox's own question has refused.
      const agreed = consent === 'accepted' && (await askBuiltInConsent());
      const { withoutAttribution = false } = { ...device.value, ...chosen.value };
      const decision = { consent: agreed ? 'accepted' : 'refused', withoutAttribution } as const;
      if (!(await ask(decideConsent, decision))) return;
      batch(() => {
        chosen.value = {};
        enrolError.value = null;
        results.value += 1;
      });
    } finally {
      busy.value = false;
    }
  }

  async function settle<Choice extends Partial<Chosen>>(
    message: Message<Choice, DeviceStatus>,
    choice: Choice,
  ) {
    chosen.value = { ...chosen.value, ...choice };
    // Before the decision, it goes along with that; once accepted there is no other button to press.
    if (device.value?.consent !== 'accepted') return;
    const isLast = beginChoice();
    await ask(message, choice);
    if (isLast()) chosen.value = {};
  }

  async function connect(invitation: Invitation) {
    batch(() => {
      busy.value = true;
      enrolError.value = null;
    });
    const result = await send(enrol, invitation);
    batch(() => {
      busy.value = false;
      if (!result.ok) enrolError.value = 'failed';
      else if (!result.answer.ok) enrolError.value = result.answer.code;
      else {
        device.value = result.answer.device;
        results.value += 1;
      }
    });
  }

  const load = () => ask(getDevice, null);
  useEffect(() => void load(), []);

  return {
    status: device.value && { ...device.value, ...chosen.value },
    silent: silent.value,
    busy: busy.value,
    enrolError: enrolError.value,
    results: results.value,
    decide,
    settle,
    connect,
    load,
    noteAnswer: (answered) => {
      silent.value = !answered;
    },
  };
}
