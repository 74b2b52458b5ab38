import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PauseLength } from '../domain/pause.ts';
import { translate } from '../i18n/translate.ts';
import { decideConsent } from '../messaging/extension-messages.ts';
import type { Message } from '../messaging/message.ts';
import {
  bidFarewell,
  eraseDevice,
  exportOwnData,
  type FarewellOutcome,
  type LedgerPage,
  pauseSending,
  readLedger,
} from '../messaging/privacy-messages.ts';
import { send } from '../messaging/send.ts';
import { fileName, saveFile } from '../ui/save-file.ts';
import type { Outcome } from './popup-model.ts';
import { type Farewell, farewellWords } from './privacy-words.ts';

/** What the privacy place shows and can do. */
export interface PrivacyModel {
  /** Null while it is on its way. */
  ledger: LedgerPage | null;
  busy: boolean;
  outcome: Outcome | null;
  /** The company's receipt, as the text of a file. */
  receipt: string | null;
  loadMore: () => void;
  pause: (length: PauseLength | null) => void;
  chooseAttribution: (withoutAttribution: boolean) => void;
  exportData: () => void;
  bid: (farewell: Farewell) => void;
  saveReceipt: () => void;
}

/** The privacy place's way to the worker; `onChange`: the device is another now. */
export function usePrivacy(onChange: () => void): PrivacyModel {
  const ledger = useSignal<LedgerPage | null>(null);
  const busy = useSignal(false);
  const outcome = useSignal<Outcome | null>(null);
  const receipt = useSignal<string | null>(null);

  async function ask<Request, Answer>(
    message: Message<Request, Answer>,
    payload: Request,
    keep: (answer: Answer) => void,
  ) {
    const result = await send(message, payload);
    batch(() => {
      if (result.ok) keep(result.answer);
      else outcome.value = { tone: 'bad', text: translate('error_worker') };
    });
  }

  /** Runs what the person asked for, one thing at a time, and reads the ledger again. */
  async function act(work: () => Promise<void>) {
    if (busy.value) return;
    batch(() => {
      busy.value = true;
      outcome.value = null;
    });
    await work();
    await load();
    busy.value = false;
  }

  const load = () => ask(readLedger, { before: null }, (page) => (ledger.value = page));

  function loadMore() {
    const before = ledger.value?.sent.at(-1)?.id ?? null;
    void ask(readLedger, { before }, ({ sent, hasMore }) => {
      const shown = ledger.value;
      if (shown) ledger.value = { ...shown, sent: [...shown.sent, ...sent], hasMore };
    });
  }

  function keepFarewell(farewell: Farewell, answer: FarewellOutcome) {
    outcome.value = farewellWords(farewell, answer);
    const kept = 'receipt' in answer ? answer.receipt : null;
    receipt.value = kept && JSON.stringify(kept, null, 2);
    if (answer.ok) onChange();
  }

  useEffect(() => void load(), []);

  return {
    ledger: ledger.value,
    busy: busy.value,
    outcome: outcome.value,
    receipt: receipt.value,
    loadMore,
    pause: (length) => void act(() => ask(pauseSending, { length }, onChange)),
    chooseAttribution: (withoutAttribution) =>
      void act(() => ask(decideConsent, { consent: 'accepted', withoutAttribution }, onChange)),
    exportData: () =>
      void act(() =>
        ask(exportOwnData, null, (data) => save('my-data', JSON.stringify(data, null, 2))),
      ),
    bid: (farewell) =>
      void act(() => {
        const keep = (answer: FarewellOutcome) => keepFarewell(farewell, answer);
        return farewell === 'here'
          ? ask(eraseDevice, null, keep)
          : ask(bidFarewell, { kind: farewell }, keep);
      }),
    saveReceipt: () => receipt.value && save('receipt', receipt.value),
  };
}

function save(subject: 'my-data' | 'receipt', text: string): void {
  saveFile(new Blob([text], { type: 'application/json' }), fileName(subject, 'json', new Date()));
}
