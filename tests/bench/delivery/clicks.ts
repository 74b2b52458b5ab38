import type { CDPSession } from '@playwright/test';
import type { Bench } from '../../faults/bench.ts';
import { openOffered } from '../../faults/click.ts';
import { until } from '../../faults/until.ts';
import { findButtonRoot } from '../../stage/in-page.ts';
import { words } from '../../stage/words.ts';
import { stampWorker } from './stamps.ts';

/** What one click on our button took, in milliseconds. */
export interface ClickTimes {
  /** Until the button says that it is recorded: it says so when both copies are written, so this is a little more. */
  recordedMs: number;
  /** Until both copies were committed, by the worker's own stamps; null with the worker asleep, which can't be stamped. */
  committedMs: number | null;
  /** What the page's own editor took of that, from the paste it was handed to the end of its handling. */
  editorMs: number;
  /** Until its event is in the company's database. */
  serverMs: number;
}

/** Moments of the page's clock, since the epoch. */
interface Moments {
  clickedAt: number;
  pastedAt: number;
  takenInAt: number;
  saidAt: number;
}

/** Clicks our button in a fresh composer, with the worker stopped just before or awake, and reads the page's own clock. */
export async function timeClick(bench: Bench, worker: 'asleep' | 'awake'): Promise<ClickTimes> {
  const { page, ours } = await openOffered(bench);
  const session = await page.context().newCDPSession(page);
  const saying = await watchButton(session);
  const stamps = worker === 'awake' ? await stampWorker(bench) : null;
  const before = countStored(bench);
  if (worker === 'asleep') await bench.browser.stopWorker();
  bench.ledger.clicks.made += 1;
  await ours.click('insert');
  const { clickedAt, pastedAt, takenInAt, saidAt } = await saying();
  bench.ledger.clicks.recorded += 1;
  // Only now: whoever looks before takes a core from what is measured. Delivery starts after recording.
  await until('it arrives', () => countStored(bench) > before);
  const arrivedAt = Date.now();
  const writes = await stamps?.read();
  const ofClick = writes?.find(({ receivedAt }) => receivedAt > clickedAt);
  await page.close();
  return {
    recordedMs: saidAt - clickedAt,
    committedMs: ofClick ? ofClick.committedAt - clickedAt : null,
    editorMs: takenInAt - pastedAt,
    serverMs: arrivedAt - clickedAt,
  };
}

/** Events in the company's database, as another process reads it. */
export function countStored({ company }: Bench): number {
  return Number(company.query('select count(*) as stored from share_event')[0]?.stored);
}

/** Watches what the button says, from inside its closed root, which only DevTools can reach. */
async function watchButton(session: CDPSession): Promise<() => Promise<Moments>> {
  const objectId = await findButtonRoot(session);
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: String(noteMoments),
    arguments: [{ value: words('composer_inserted') }],
  });
  return async () => {
    const { objectId: promiseObjectId = '' } = result;
    const settled = await session.send('Runtime.awaitPromise', {
      promiseObjectId,
      returnByValue: true,
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the function below resolves to
    return settled.result.value as Moments;
  };
}

/** Sent into the page as its source: it can name nothing outside itself. */
function noteMoments(this: ShadowRoot, said: string): Promise<Moments> {
  const { timeOrigin } = performance;
  const now = () => timeOrigin + performance.now();
  let clickedAt = Number.NaN;
  let pastedAt = Number.NaN;
  let takenInAt = Number.NaN;
  // The editor's listeners stand between these two.
  addEventListener('paste', () => (pastedAt = now()), { capture: true });
  addEventListener('paste', () => (takenInAt = now()));
  addEventListener('click', ({ timeStamp }) => (clickedAt = timeOrigin + timeStamp), {
    capture: true,
    once: true,
  });
  return new Promise((resolve) => {
    new MutationObserver((_records, observer) => {
      if (!this.textContent?.includes(said)) return;
      observer.disconnect();
      resolve({ clickedAt, pastedAt, takenInAt, saidAt: now() });
    }).observe(this, { childList: true, characterData: true, subtree: true });
  });
}
