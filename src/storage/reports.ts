import type { DeviceEvent } from '../contract/report.ts';
import type { TellOutcome } from '../domain/tell-outcome.ts';
import { changeRows, lookUp } from './change-rows.ts';
import { companyOf } from './company.ts';
import type { Database } from './database.ts';
import type { StoredShare, ToldOutcome } from './records.ts';
import {
  deviceSetting,
  maySend,
  readSetting,
  type StoredDevice,
  type ToldLevels,
  toldLevelsSetting,
  toValue,
} from './settings.ts';
import { toRows } from './share-log.ts';
import type { Row } from './two-copies.ts';

/** Most outcomes of one share: more is a mistake, and a record has to stay small. */
const OUTCOMES_MAX = 20;

/** An outcome to tell. */
export interface OutcomeTelling {
  shareId: string;
  outcome: ToldOutcome;
  /** Makes the event of the share as it was recorded. Pure. */
  toEvent: (share: StoredShare) => DeviceEvent;
}

/**
 * Writes an outcome to its share and its event to the outbox, together in each copy. The same id again changes nothing.
 *
 * @throws NotStoredError if neither copy took them
 */
export async function addOutcome(
  database: Database,
  { shareId, outcome, toEvent }: OutcomeTelling,
): Promise<TellOutcome> {
  const { result } = await changeRows(database, {
    lookups: [lookUp('shares', shareId), lookUp('settings', deviceSetting.key)],
    into: ['shares', 'outbox'],
    decide: ([share, stored]): { rows: Row[]; result: TellOutcome } => {
      const obstacle = findObstacle(share, toValue(deviceSetting, stored));
      if (!share || obstacle) return { rows: [], result: obstacle ?? 'unknown-share' };
      const outcomes = share.outcomes ?? [];
      if (outcomes.some(({ id }) => id === outcome.id)) return { rows: [], result: 'queued' };
      if (outcomes.length >= OUTCOMES_MAX) return { rows: [], result: 'too-many' };
      const told: StoredShare = {
        ...share,
        outcomes: [...outcomes, outcome],
        revision: (share.revision ?? 0) + 1,
      };
      const event = toEvent(share);
      return { rows: toRows({ share: told, event, now: outcome.toldAt }), result: 'queued' };
    },
  });
  return result;
}

/** A level to tell. */
export interface LevelTelling {
  network: string;
  told: Pick<ToldLevels[string], 'level' | 'toldAt' | 'eventId'>;
  /** Makes the event, under the attribution that the device has. Pure. */
  toEvent: (device: StoredDevice) => DeviceEvent;
}

/** What came of it, and the levels that are told now. */
export interface LevelTold {
  outcome: TellOutcome;
  levels: ToldLevels;
}

/**
 * Notes the level that was told and queues its event, together in each copy. The same event again changes nothing.
 *
 * @throws NotStoredError if neither copy took them
 */
export async function addLevel(
  database: Database,
  { network, told, toEvent }: LevelTelling,
): Promise<LevelTold> {
  const { key } = toldLevelsSetting;
  const { result } = await changeRows(database, {
    lookups: [lookUp('settings', key, { isNew: true }), lookUp('settings', deviceSetting.key)],
    into: ['settings', 'outbox'],
    decide: ([stored, storedDevice]): { rows: Row[]; result: LevelTold } => {
      const device = toValue(deviceSetting, storedDevice);
      const before = levelsTold(toValue(toldLevelsSetting, stored), device);
      if (!maySend(device)) {
        return { rows: [], result: { outcome: 'not-sharing', levels: before } };
      }
      if (before[network]?.eventId === told.eventId) {
        return { rows: [], result: { outcome: 'queued', levels: before } };
      }
      const company = companyOf(device.enrolment);
      const levels = { ...before, [network]: { ...told, company } };
      const event = toEvent(device);
      const { id } = event;
      const record = { key, value: levels, revision: (stored?.revision ?? 0) + 1 };
      const entry = {
        id,
        shareId: null,
        event,
        queuedAt: told.toldAt,
        state: 'queued' as const,
        reason: null,
        detail: null,
        company,
      };
      const rows: Row[] = [
        { table: 'settings', id: key, record },
        { table: 'outbox', id, record: entry },
      ];
      return { rows, result: { outcome: 'queued', levels } };
    },
  });
  return result;
}

/** The levels that the company which this device speaks for was told; what another one was told is not its business. */
export async function readLevelsTold(database: Database): Promise<ToldLevels> {
  const levels = await readSetting(database, toldLevelsSetting);
  return levelsTold(levels, await readSetting(database, deviceSetting));
}

function levelsTold(levels: ToldLevels, { enrolment }: StoredDevice): ToldLevels {
  const present = enrolment && companyOf(enrolment);
  return Object.fromEntries(
    Object.entries(levels).filter(([, { company }]) => (company ?? present) === present),
  );
}

function findObstacle(share: StoredShare | undefined, device: StoredDevice): TellOutcome | null {
  if (!maySend(device)) return 'not-sharing';
  if (!share) return 'unknown-share';
  const isElsewhere = share.company !== undefined && share.company !== companyOf(device.enrolment);
  return isElsewhere ? 'elsewhere' : null;
}
