import type { CDPSession, Page } from '@playwright/test';
import { newEventId } from '../../src/domain/new-id.ts';
import {
  getOffer,
  type InsertionReport,
  type OutcomeReport,
  recordInsertion,
  recordOutcome,
} from '../../src/messaging/page-messages.ts';
import type { Ledger } from './ledger.ts';
import { until } from './until.ts';

/** Hands the worker shares from the isolated world of a network's page, as the composer part does, many at a time. */
export interface Recorder {
  /**
   * Records so many shares, every second one published as well, at a time that is wrong by `clockOffsetMs`. Ends when
   * each was answered, or can't be any more.
   */
  record(shares: number, clockOffsetMs?: number): Promise<void>;
}

/** A message of one share, in the order in which they are sent. */
interface Step {
  eventId: string;
  envelope: { portevoix: string; payload: InsertionReport | OutcomeReport };
}

/** Name under which the isolated world tells us that an event is recorded: it reaches us even if the browser dies next. */
const TELL = 'portevoixRecorded';

/** Opens a recorder in a page of X whose loader has run. */
export async function openRecorder(page: Page, ledger: Ledger): Promise<Recorder> {
  const session = await page.context().newCDPSession(page);
  const world = await findWorld(session);
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === TELL) ledger.recorded.add(payload);
  });
  await session.send('Runtime.addBinding', { name: TELL });
  const run = (work: (argument: never) => Promise<unknown>, argument: unknown) =>
    session.send('Runtime.evaluate', {
      contextId: world,
      expression: `(${String(work)})(${JSON.stringify(argument)})`,
      awaitPromise: true,
    });
  // The worker records only what it had offered.
  await run(ask, { portevoix: getOffer.name, payload: { network: 'x', composer: 'post' } });
  return {
    async record(count, clockOffsetMs = 0) {
      const occurredAt = new Date(Date.now() + clockOffsetMs).toISOString();
      const shares = Array.from({ length: count }, (_, index) =>
        makeShare(occurredAt, index % 2 === 1),
      );
      for (const { eventId } of shares.flat()) ledger.tried.add(eventId);
      await run(sendAll, { shares, tell: TELL });
    },
  };
}

async function findWorld(session: CDPSession): Promise<number> {
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  await until('the loader runs in the page', () => worlds.length > 0);
  return worlds.at(-1) ?? 0;
}

function makeShare(occurredAt: string, published: boolean): Step[] {
  const shareId = newEventId();
  const insertion: InsertionReport = {
    eventId: newEventId(),
    shareId,
    occurredAt,
    itemId: 'heat-storage',
    itemRevision: 3,
    variantId: 'short',
    network: 'x',
    composer: 'post',
    mode: 'in-composer',
  };
  const ending: OutcomeReport = {
    eventId: newEventId(),
    shareId,
    occurredAt,
    outcome: {
      state: 'published',
      permalink: `https://x.com/i/status/${Date.now()}`,
      wording: 'as-written',
    },
  };
  return [
    toStep(recordInsertion.name, insertion),
    ...(published ? [toStep(recordOutcome.name, ending)] : []),
  ];
}

function toStep(portevoix: string, payload: InsertionReport | OutcomeReport): Step {
  return { eventId: payload.eventId, envelope: { portevoix, payload } };
}

/** What the two functions below find in the isolated world. */
declare const chrome: {
  runtime?: { id?: string; sendMessage(message: unknown): Promise<{ ok: boolean }> };
};

/** Sent into the page as its source: it can name nothing outside itself. */
async function ask(envelope: unknown): Promise<void> {
  await chrome.runtime?.sendMessage(envelope);
}

/** Sent into the page as its source: it can name nothing outside itself. */
async function sendAll({ shares, tell }: { shares: Step[][]; tell: string }): Promise<void> {
  // An update leaves this script behind; what it had sent is never answered then.
  const orphaned = new Promise<null>((resolve) => {
    const timer = setInterval(() => {
      if (chrome.runtime?.id) return;
      clearInterval(timer);
      resolve(null);
    }, 100);
  });
  for (const share of shares) {
    for (const { eventId, envelope } of share) {
      if (!chrome.runtime?.id) return;
      const answer = chrome.runtime.sendMessage(envelope).catch(() => null);
      const reply = await Promise.race([answer, orphaned]);
      // A share that was not recorded can't end: the worker knows nothing of it.
      if (!reply?.ok) break;
      Reflect.get(globalThis, tell)(eventId);
    }
  }
}
