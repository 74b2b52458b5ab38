import { setTimeout as wait } from 'node:timers/promises';
import { eventBatchAnswerSchema } from '../../src/contract/event.ts';
import { type EventDraft, makeBatchNow, makeEvent } from '../endpoint/samples.ts';
import { visit } from '../stage/link-visits.ts';
import type { RunningPostgres } from '../stage/postgres.ts';
import { until } from './until.ts';

/** An endpoint that is killed while devices deliver to it and readers follow one of its links. */
export interface Victim {
  url: string;
  /** A short link, where this machine reaches it. */
  linkUrl: string;
  deviceToken: string;
  /** What its events say of the company's content. */
  event?: Partial<EventDraft>;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Its database server, where it has one. */
  postgres: Pick<RunningPostgres, 'kill' | 'restart'> | null;
}

/** How often the endpoint is killed, and how often PostgreSQL is stopped at once and started again. */
export interface KillCount {
  kills: number;
  stops: number;
}

/** What devices and readers did, and what they were told. */
export interface Traffic {
  /** Ids of events that were sent, and of those that an answer named as stored. */
  readonly sent: string[];
  readonly acknowledged: string[];
  /** Ids of visits that were sent on, and how many got no answer. */
  readonly followed: string[];
  unanswered: number;
}

/** Devices at once, each with one event on its way. */
export const DEVICES = 3;
/** What must have come through between two kills: the endpoint is back, and busy. */
const EVENTS_BETWEEN = 5;
const VISITS_BETWEEN = 50;
const PATIENCE_MS = 120_000;
const PAUSE_MS = 50;

/** Kills an endpoint, and its database, again and again under traffic; gives what devices and readers were told. */
export async function killUnderTraffic(
  victim: Victim,
  { kills, stops }: KillCount,
): Promise<Traffic> {
  const traffic: Traffic = { sent: [], acknowledged: [], followed: [], unanswered: 0 };
  const over = new AbortController();
  const work = [
    read(victim, traffic, over.signal),
    ...Array.from({ length: DEVICES }, () => deliver(victim, traffic, over.signal)),
  ];
  const everySo = Math.max(1, Math.floor(kills / Math.max(1, stops)));
  let stopped = 0;
  for (let turn = 0; turn < kills; turn += 1) {
    await goOn(traffic);
    if (victim.postgres && stopped < stops && turn % everySo === 0) {
      stopped += 1;
      await victim.postgres.kill();
      await victim.postgres.restart();
    }
    await victim.kill();
    await victim.start();
  }
  await goOn(traffic);
  over.abort();
  await Promise.all(work);
  return traffic;
}

async function goOn({ acknowledged, followed }: Traffic): Promise<void> {
  const [events, visits] = [acknowledged.length, followed.length];
  const hasGoneOn = () =>
    acknowledged.length > events + EVENTS_BETWEEN && followed.length > visits + VISITS_BETWEEN;
  await until('events and visits come through again', hasGoneOn, { limitMs: PATIENCE_MS });
}

/** A device delivers events, each again until it is answered for, as the extension does. */
async function deliver(
  { url, deviceToken, event }: Victim,
  { sent, acknowledged }: Traffic,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    const made = makeEvent({ ...event, occurredAt: new Date().toISOString() });
    sent.push(made.id);
    const send = async () => {
      const answer = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${deviceToken}` },
        body: JSON.stringify(makeBatchNow(made)),
      });
      const { results } = eventBatchAnswerSchema.parse(await answer.json());
      return results.some(({ id, status }) => id === made.id && status !== 'rejected');
    };
    while (!over.aborted) {
      // No answer, one that broke off, or one that asks to come back.
      const isStored = await send().catch(() => false);
      if (isStored) {
        acknowledged.push(made.id);
        break;
      }
      await wait(PAUSE_MS);
    }
  }
}

/** Readers follow the link, and come back to it while the endpoint is away. */
async function read({ linkUrl }: Victim, traffic: Traffic, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const most = traffic.followed.length + VISITS_BETWEEN;
    const unanswered = await visit(linkUrl, traffic.followed, most);
    traffic.unanswered += unanswered;
    await wait(PAUSE_MS);
  }
}
