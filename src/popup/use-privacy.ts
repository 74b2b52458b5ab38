import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PauseLength } from '../domain/pause.ts';
import { translate } from '../i18n/translate.ts';
import { chooseAttribution } from '../messaging/extension-messages.ts';
import type { Message } from '../messaging/message.ts';
import {
  exportOwnData,
  type LedgerPage,
  pauseSending,
  readLedger,
} from '../messaging/privacy-messages.ts';
import { send } from '../messaging/send.ts';
import { fileName, saveFile } from '../ui/save-file.ts';
import { useLast } from '../ui/use-last.ts';
import type { Outcome } from './popup-model.ts';
import { farewellWords } from './privacy-words.ts';
import type { Farewell, FarewellModel } from './use-farewell.ts';

/** What the privacy place shows and can do. */
export interface PrivacyModel {
  /** Null while it is on its way. */
  ledger: LedgerPage | null;
  busy: boolean;
  outcome: Outcome | null;
  /** Whether there is a receipt to save. */
  hasReceipt: boolean;
  /** What the person chose of it and is not kept yet; null: nothing. */
  withoutAttribution: boolean | null;
  loadMore: () => void;
  pause: (length: PauseLength | null) => void;
  chooseAttribution: (withoutAttribution: boolean) => void;
  exportData: () => void;
  bid: (farewell: Farewell) => void;
  saveReceipt: () => void;
}

/** The privacy place's way to the worker; `onChange`: the device is another now. */
export function usePrivacy(farewell: FarewellModel, onChange: () => Promise<void>): PrivacyModel {
  const ledger = useSignal<LedgerPage | null>(null);
  const busy = useSignal(false);
  const outcome = useSignal<Outcome | null>(null);
  const withoutAttribution = useSignal<boolean | null>(null);
  const beginAttribution = useLast();
  const { last } = farewell;
  const kept = last?.answer && 'receipt' in last.answer ? last.answer.receipt : null;

  async function ask<Request, Answer>(
    message: Message<Request, Answer>,
    payload: Request,
    keep: (answer: Answer) => void = () => {},
  ): Promise<boolean> {
    const result = await send(message, payload);
    batch(() => {
      if (result.ok) keep(result.answer);
      else outcome.value = { tone: 'bad', text: translate('error_worker') };
    });
    return result.ok;
  }

  /** Runs what the person asked for, one thing at a time, and reads the ledger again. */
  async function act(work: () => Promise<unknown>) {
    if (busy.value || farewell.busy) return;
    batch(() => {
      busy.value = true;
      outcome.value = null;
    });
    farewell.clear();
    await work();
    await load();
    busy.value = false;
  }

  const load = () => ask(readLedger, { before: null }, (page) => (ledger.value = page));

  function loadMore() {
    const before = ledger.value?.sent.at(-1)?.id ?? null;
    void ask(readLedger, { before }, ({ sent, hasMore }) => {
      const shown = ledger.value;
      // Asked for twice, or of a list that was read again meanwhile: it would stand there twice, or leave a gap.
      if (shown?.sent.at(-1)?.id !== before) return;
      ledger.value = { ...shown, sent: [...shown.sent, ...sent], hasMore };
    });
  }

  async function change<Request>(message: Message<Request, unknown>, payload: Request) {
    if (await ask(message, payload)) await onChange();
  }

  /** Waits for nothing else: a box that is ticked is never in the way of a button. */
  async function settleAttribution(without: boolean) {
    withoutAttribution.value = without;
    const isLast = beginAttribution();
    await change(chooseAttribution, { withoutAttribution: without });
    if (isLast()) withoutAttribution.value = null;
  }

  useEffect(() => void load(), []);

  return {
    ledger: ledger.value,
    busy: busy.value || farewell.busy,
    outcome: outcome.value ?? (last && farewellWords(last.farewell, last.answer)),
    hasReceipt: kept !== null,
    withoutAttribution: withoutAttribution.value,
    loadMore,
    pause: (length) => void act(() => change(pauseSending, { length })),
    chooseAttribution: (without) => void settleAttribution(without),
    exportData: () => void act(() => ask(exportOwnData, null, (data) => save('my-data', data))),
    bid: (wanted) => void act(() => farewell.bid(wanted)),
    saveReceipt: () => kept && save('receipt', kept),
  };
}

function save(subject: 'my-data' | 'receipt', content: unknown): void {
  const text = JSON.stringify(content, null, 2);
  saveFile(new Blob([text], { type: 'application/json' }), fileName(subject, 'json', new Date()));
}
