import { endOfPause, type PauseLength } from '../domain/pause.ts';
import type { DeviceStatus } from '../messaging/extension-messages.ts';
import type { LedgerPage } from '../messaging/privacy-messages.ts';
import { companyOf } from '../storage/company.ts';
import { listLedger } from '../storage/ledger.ts';
import { countQueued, listQueued } from '../storage/outbox.ts';
import {
  changeSetting,
  checklistSetting,
  deviceSetting,
  expertiseSetting,
  readSetting,
  toldLevelsSetting,
} from '../storage/settings.ts';
import { listShares } from '../storage/share-log.ts';
import type { WorkerContext } from './context.ts';
import { describeDevice } from './device.ts';

/** More than any device holds; what IndexedDB takes for a limit has 32 bits. */
const EVERYTHING = 1_000_000;

/** Requests on a page of the ledger, and events of those that wait. */
const PAGE_LENGTH = 20;

/** What left this device, newest first, and what waits to leave. */
export async function describeLedger(
  { database }: WorkerContext,
  before: string | null,
): Promise<LedgerPage> {
  const sent = await listLedger(database, { before, most: PAGE_LENGTH + 1 });
  const { enrolment } = await readSetting(database, deviceSetting);
  const company = enrolment && companyOf(enrolment);
  const first = before === null ? await listQueued(database, company, PAGE_LENGTH) : [];
  const { queued } = await countQueued(database, company);
  return {
    queued,
    waiting: first.map(({ event }) => event),
    sent: sent.slice(0, PAGE_LENGTH),
    hasMore: sent.length > PAGE_LENGTH,
  };
}

/** Sends nothing for so long; null ends the pause. */
export async function pause(
  context: WorkerContext,
  length: PauseLength | null,
): Promise<DeviceStatus> {
  const pausedUntil = length && endOfPause(length, context.now());
  await changeSetting(context.database, deviceSetting, (device) => ({ ...device, pausedUntil }));
  return describeDevice(context);
}

/** Everything that this device knows. The key that speaks for it is left out: whoever finds the file must not speak for the person. */
export async function describeOwnData(context: WorkerContext): Promise<Record<string, unknown>> {
  const { database } = context;
  const sent = await listLedger(database, { before: null, most: EVERYTHING });
  const { enrolment } = await readSetting(database, deviceSetting);
  const company = enrolment && companyOf(enrolment);
  const queued = await listQueued(database, company, EVERYTHING);
  return {
    format: 'portevoix-own-data-1',
    exportedAt: context.now().toISOString(),
    clientVersion: context.clientVersion,
    device: await describeDevice(context),
    checklist: await readSetting(database, checklistSetting),
    expertise: await readSetting(database, expertiseSetting),
    toldLevels: await readSetting(database, toldLevelsSetting),
    shares: await listShares(database),
    waiting: queued.map(({ event }) => event),
    sent,
  };
}
