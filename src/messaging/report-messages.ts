import type { Instant, NetworkId } from '../contract/primitives.ts';
import type { MaturityLevel, OutcomeKind } from '../contract/report.ts';
import type { TellOutcome } from '../domain/tell-outcome.ts';
import type { Message } from './message.ts';

/** What a share led to, as the person says. The page makes the event's id, once for each thing told, however often it is sent. */
export interface OutcomeToTell {
  eventId: string;
  shareId: string;
  kind: OutcomeKind;
  /** A day by the person's own calendar: 2026-11-23. */
  happenedOn: string;
}

/** An outcome that was told of a share of this device, by the id of its event. */
export type OutcomeTold = Pick<OutcomeToTell, 'kind' | 'happenedOn'> & { id: string };

/** Tells the company that a share led to something. The answer comes once it is stored on this device. */
export const reportOutcome: Message<OutcomeToTell, { outcome: TellOutcome }> = {
  name: 'extension.report-outcome',
  repeatable: true,
};

/** The level that the company was told last, by network; it has nothing of a network that is not in it. */
export type ToldLevels = Readonly<Record<NetworkId, { level: MaturityLevel; toldAt: Instant }>>;

/** A level in one network, which the person chose to tell; nothing else of the checklist goes with it. */
export interface LevelToTell {
  eventId: string;
  network: NetworkId;
  level: MaturityLevel;
}

/** Tells the company a level. Only ever sent because the person pressed a button that says so. */
export const tellLevel: Message<LevelToTell, { outcome: TellOutcome; levels: ToldLevels }> = {
  name: 'extension.tell-level',
  repeatable: true,
};

/** What was told so far, so that the page can say it beside the button. */
export const getToldLevels: Message<null, ToldLevels> = { name: 'extension.get-told-levels' };
