import { batch, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { NetworkId } from '../contract/primitives.ts';
import type { ChecklistAnswers } from '../domain/checklist/criterion.ts';
import type { Choice } from '../domain/choice.ts';
import type { Trouble } from '../domain/trouble.ts';
import { translate } from '../i18n/translate.ts';
import { getChecklist, saveChecklistAnswers } from '../messaging/checklist-messages.ts';
import {
  type DeliveryStatus,
  deliverNow,
  dismissElsewhere,
  dismissQuarantined,
  dismissRejected,
  getDelivery,
  retryRejected,
} from '../messaging/delivery-messages.ts';
import {
  type DeviceStatus,
  exportDiagnostics,
  type FeedStatus,
  getDevice,
  getFeedStatus,
  insertHere,
  listRecentShares,
  type RecentShare,
  refreshFeed,
  sharePrefilled,
} from '../messaging/extension-messages.ts';
import type { Message } from '../messaging/message.ts';
import { getOwnResults, type OwnResultsAnswer } from '../messaging/results-messages.ts';
import { send } from '../messaging/send.ts';
import { listTroubles } from '../messaging/trouble-messages.ts';
import { networks } from '../networks/registry.ts';
import { useLast } from '../ui/use-last.ts';
import { diagnose } from './diagnosis.ts';
import { saveDiagnostics } from './diagnostics-file.ts';
import { placedWords } from './placed-words.ts';
import type { Busy, Outcome, PopupModel } from './popup-model.ts';
import { sendReport } from './send-report.ts';
import { useCare } from './use-care.ts';
import { useCopy } from './use-copy.ts';
import { useDrafts } from './use-drafts.ts';
import { useFarewell } from './use-farewell.ts';
import { useOffer } from './use-offer.ts';
import { useToldLevels } from './use-told-levels.ts';

const labelOf = (id: NetworkId) => networks.find((known) => known.id === id)?.label ?? id;

const idsOf = ({ network, itemId, variantId }: Choice) => ({ network, itemId, variantId });

/** Shares that the results place lists. */
const RECENT_SHARES = 30;

/** The popup's only way to the worker. `failed`: the worker gave no answer; `reload` asks for everything again. */
export function usePopup(): { model: PopupModel; failed: boolean; reload: () => void } {
  const nowMs = useSignal(Date.now());
  const device = useSignal<DeviceStatus | null>(null);
  const feed = useSignal<FeedStatus | null>(null);
  const delivery = useSignal<DeliveryStatus | null>(null);
  const shares = useSignal<RecentShare[] | null>(null);
  const results = useSignal<OwnResultsAnswer | null>(null);
  const beginResults = useLast();
  const answers = useSignal<ChecklistAnswers | null>(null);
  const troubles = useSignal<Trouble[] | null>(null);
  const busy = useSignal<ReadonlySet<Busy>>(new Set());
  const outcome = useSignal<Outcome | null>(null);
  const failed = useSignal(false);
  const { care, loadCare } = useCare();
  const telling = useToldLevels();
  const drafts = useDrafts();
  const farewell = useFarewell(() => void reload());
  const { copy, copyBest } = useCopy(() => Promise.all([loadShares(), loadDelivery()]));
  const { network, offer, composer, loadOffer, loadFirstOffer } = useOffer(ask);

  /** Asks the worker and keeps the answer; a worker that is silent at the start fails the page, later an action. */
  async function ask<Request, Answer>(
    message: Message<Request, Answer>,
    payload: Request,
    keep: (answer: Answer) => void,
  ): Promise<boolean> {
    const result = await send(message, payload);
    batch(() => {
      nowMs.value = Date.now();
      if (result.ok) keep(result.answer);
    });
    return result.ok;
  }

  const loadDevice = () => ask(getDevice, null, (answer) => (device.value = answer));
  const loadFeed = () => ask(getFeedStatus, null, (answer) => (feed.value = answer));
  const loadDelivery = () => ask(getDelivery, null, (answer) => (delivery.value = answer));
  const loadShares = () =>
    ask(listRecentShares, { most: RECENT_SHARES }, (answer) => (shares.value = answer));
  const loadAnswers = () => ask(getChecklist, null, (answer) => (answers.value = answer));
  const loadTroubles = () => ask(listTroubles, null, (answer) => (troubles.value = answer));

  /** Asks for all; what a text needs to be shared comes first, since the worker does one thing at a time. */
  async function reload(isFirst = false) {
    failed.value = false;
    const first = await Promise.all([
      loadDevice(),
      isFirst ? loadFirstOffer() : loadOffer(network.value),
    ]);
    failed.value = first.includes(false);
    if (failed.value) return;
    void loadCare();
    const rest = [loadFeed(), loadDelivery(), loadShares(), loadAnswers(), loadTroubles()];
    failed.value = (await Promise.all(rest)).includes(false);
  }

  /** Runs an action, one of a name at a time; when the worker is silent, says that nothing happened. */
  async function act(name: Busy | null, action: () => Promise<boolean>): Promise<boolean> {
    if (name && busy.value.has(name)) return false;
    batch(() => {
      if (name) busy.value = new Set([...busy.value, name]);
      outcome.value = null;
    });
    const done = await action();
    batch(() => {
      if (name) busy.value = new Set([...busy.value].filter((other) => other !== name));
      if (!done) outcome.value = { tone: 'bad', text: translate('error_worker') };
    });
    return done;
  }

  async function share(choice: Choice) {
    const label = labelOf(choice.network);
    const done = await ask(sharePrefilled, idsOf(choice), ({ opened }) => {
      outcome.value = opened
        ? { tone: 'good', text: translate('share_opened', label) }
        : { tone: 'bad', text: translate('share_not_opened', label) };
    });
    await Promise.all([loadShares(), loadDelivery()]);
    return done;
  }

  async function insert(choice: Choice) {
    const done = await ask(insertHere, idsOf(choice), ({ placed }) => {
      outcome.value = {
        tone: placed === 'no-footprint' ? 'good' : 'care',
        text: translate(placedWords[placed]),
      };
    });
    await Promise.all([loadShares(), loadDelivery()]);
    return done;
  }

  async function refresh() {
    const done = await ask(refreshFeed, null, (answer) => (feed.value = answer));
    await loadOffer(network.value);
    return done;
  }

  function selectNetwork(wanted: NetworkId) {
    batch(() => {
      network.value = wanted;
      offer.value = null;
      outcome.value = null;
    });
    void loadOffer(wanted).then((answered) => {
      if (!answered && network.value === wanted) failed.value = true;
    });
  }

  // Before the first frame, so that a worker that sleeps wakes while the browser paints.
  useLayoutEffect(() => {
    void reload(true);
  }, []);

  const keepDelivery = (answer: DeliveryStatus) => (delivery.value = answer);
  const keepAnswers = (saved: ChecklistAnswers) => (answers.value = saved);
  const model: PopupModel = {
    nowMs: nowMs.value,
    networks,
    network: network.value,
    device: device.value,
    reload: () => reload(),
    feed: feed.value,
    delivery: delivery.value,
    offer: offer.value,
    care,
    telling,
    drafts,
    farewell,
    shares: shares.value,
    results: results.value,
    answers: answers.value,
    troubles: troubles.value,
    busy: busy.value,
    outcome: outcome.value,
    selectNetwork,
    composer: composer.value,
    share: (choice) => void act('share', () => share(choice)),
    insert: (choice) => void act('share', () => insert(choice)),
    copy: (choice, text) => void copy(choice, text).then((done) => (outcome.value = done)),
    copyBest,
    diagnose: (trouble) => diagnose(trouble, labelOf(trouble.network)),
    clearOutcome: () => (outcome.value = null),
    refresh: () => void act('refresh', refresh),
    loadResults: () => {
      results.value = null;
      const isLast = beginResults();
      void send(getOwnResults, null).then((result) => {
        // Asking the company takes its time: an earlier question may be given up after a later one was answered.
        if (!isLast()) return;
        results.value = result.ok ? result.answer : { status: 'unavailable', error: 'bad-answer' };
      });
    },
    report: async (report) => {
      const { isAnswered, ...said } = await sendReport(report);
      await Promise.all([loadShares(), loadDelivery()]);
      outcome.value = said;
      return isAnswered;
    },
    deliver: () =>
      void act('deliver', async () => {
        const done = await ask(deliverNow, null, keepDelivery);
        await loadShares();
        return done;
      }),
    retry: (id) => void act(null, () => ask(retryRejected, { id }, keepDelivery)),
    dismiss: (id) => void act(null, () => ask(dismissRejected, { id }, keepDelivery)),
    dismissQuarantined: (id) => void act(null, () => ask(dismissQuarantined, { id }, keepDelivery)),
    dismissElsewhere: () => void act(null, () => ask(dismissElsewhere, null, keepDelivery)),
    saveDiagnostics: () => void act(null, () => ask(exportDiagnostics, null, saveDiagnostics)),
    answer: (...given) =>
      act(null, () => ask(saveChecklistAnswers, { answers: given }, keepAnswers)),
  };
  return { model, failed: failed.value, reload: () => void reload() };
}
