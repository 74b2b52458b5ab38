import type { Context } from '../context.ts';
import { openBurstWindow } from './burst-window.ts';
import { type ClickSigns, classifyClick } from './classify-click.ts';
import type { ClickRecord } from './click.ts';
import { openClickIds } from './click-id.ts';
import { openClickSpool } from './click-spool.ts';
import { openClickTaker } from './click-taker.ts';
import { findDestination } from './destination.ts';
import { openTurns } from './end-of-turn.ts';
import { openLinkBook } from './link-book.ts';
import {
  type CodeOutcome,
  type LinkCodes,
  type LinkRequest,
  makeLinkCode,
  makeLinkCodes,
} from './make-link.ts';
import { hashVisitor, openSalts } from './visitor.ts';

/** When a click is on disk: before its redirect is answered, or within 20 ms of it. */
export type ClickDurability = 'before' | 'within-20ms';

/** How links are kept; `spoolFolder` is on a disk of this machine. */
export interface LinkSettings {
  spoolFolder: string;
  durability: ClickDurability;
}

/** What the log is told; ids only, never a visitor. */
export interface LinkLog {
  error(details: { err: unknown }, message: string): void;
}

/** A request for a link: what is looked at once and not kept. */
export interface Visit extends Omit<ClickSigns, 'recent'> {
  address: string;
}

/** What to answer: the redirect, that nothing is there, or that it ended. */
export type FollowOutcome =
  | { status: 'unknown' }
  | { status: 'ended' }
  | { status: 'found'; href: string };

/** Short links of one tenant: made, followed, counted. */
export interface Links {
  make(request: LinkRequest): Promise<CodeOutcome>;
  /** The codes of these items for an ambassador, on every network. */
  makeAll(wanted: { itemIds: readonly string[]; ambassadorId: string }): Promise<LinkCodes>;
  /**
   * Says where a code leads and keeps the click. Needs no database but for the first time.
   *
   * @throws if the click must be on disk first and the disk refuses it
   */
  follow(code: string, visit: Visit): Promise<FollowOutcome>;
  /** Moves the clicks that wait on disk into the database. */
  drain(): Promise<void>;
  /** Rejects when clicks could not be written to disk now. */
  checkSpool(): Promise<void>;
  /** Bytes of clicks that wait on disk. */
  readSpoolBytes(): Promise<number>;
  close(): Promise<void>;
}

/** How long a click waits for others that go to disk with it, in milliseconds; half of what it may take in all. */
const GATHER_MS: Record<ClickDurability, number> = { before: 0, 'within-20ms': 10 };
/** How often waiting clicks go into the database, in milliseconds, and how seldom at most while it is down. */
const DRAIN_EVERY_MS = 1_000;
const DRAIN_SELDOM_MS = 30_000;

/** Opens the links: takes over what earlier processes left on disk, and moves clicks into the database as they come. */
export async function openLinks(
  context: Context,
  { spoolFolder, durability }: LinkSettings,
  log: LinkLog,
): Promise<Links> {
  const spool = await openClickSpool(spoolFolder, { gatherMs: GATHER_MS[durability] });
  const taker = openClickTaker({ location: context.location, tenant: context.tenant });
  const book = openLinkBook(context, (err) => log.error({ err }, 'links are served as last read'));
  await book.read();
  const bursts = openBurstWindow();
  const saltOf = openSalts();
  const makeId = openClickIds();
  const endOfTurn = openTurns();
  let draining: Promise<void> | null = null;
  let waitMs = DRAIN_EVERY_MS;
  let timer: NodeJS.Timeout | undefined;

  const drain = () => {
    draining ??= spool
      .drain((lines) => taker.take(lines))
      .finally(() => {
        draining = null;
      });
    return draining;
  };
  const plan = () => {
    timer = setTimeout(() => void drainAndPlan(), waitMs).unref();
  };
  async function drainAndPlan(): Promise<void> {
    try {
      await drain();
      waitMs = DRAIN_EVERY_MS;
    } catch (err) {
      waitMs = Math.min(waitMs * 2, DRAIN_SELDOM_MS);
      log.error({ err }, 'clicks wait on disk for the database');
    }
    if (timer) plan();
  }
  plan();

  return {
    make: (request) => makeLinkCode(context, request),
    makeAll: (wanted) => makeLinkCodes(context, wanted),
    async follow(code, visit) {
      const now = context.now();
      let known = await book.read();
      let found = findDestination(known, code, now);
      if (found.status === 'unread') {
        known = await book.read(true);
        found = findDestination(known, code, now);
      }
      if (found.status === 'unread') return { status: 'unknown' };
      if (found.status !== 'found') return found;
      const visitor = hashVisitor(saltOf(now, known.salts), visit);
      const recent = bursts.count(visitor, now.getTime());
      const { itemId, network, pseudonym, hrefFor } = found;
      const click: ClickRecord = {
        id: makeId(now.getTime()),
        occurredAt: now.toISOString(),
        itemId,
        network,
        pseudonym,
        ...classifyClick({ ...visit, recent }),
        visitor,
      };
      context.meters.countClick(click.class);
      const kept = spool.append(click);
      if (durability === 'before') await kept;
      else {
        void kept.catch((err: unknown) => log.error({ err }, 'a click was lost'));
        await endOfTurn();
      }
      return { status: 'found', href: hrefFor(click.id) };
    },
    drain,
    checkSpool: () => spool.check(),
    readSpoolBytes: () => spool.readBytes(),
    async close() {
      clearTimeout(timer);
      timer = undefined;
      // One that is under way may have begun before the last click came.
      await draining?.catch(() => {});
      await drain().catch((err: unknown) => log.error({ err }, 'clicks wait on disk'));
      await spool.close();
      await taker.close();
    },
  };
}
