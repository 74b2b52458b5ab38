import type { LevelToTell, OutcomeToTell } from '../messaging/report-messages.ts';
import { addLevel, addOutcome } from '../storage/reports.ts';
import type { WorkerContext } from './context.ts';

/** Notes what the person says that a share led to, and queues it for the company. */
export function recordReportedOutcome(
  context: WorkerContext,
  { eventId: id, shareId, kind, happenedOn }: OutcomeToTell,
) {
  const { database, clientVersion } = context;
  const toldAt = context.now().toISOString();
  return addOutcome(database, {
    shareId,
    outcome: { id, kind, happenedOn, toldAt },
    toEvent: ({ itemId, variantId, network, attribution }) => ({
      type: 'outcome.reported',
      id,
      occurredAt: toldAt,
      network,
      attribution,
      clientVersion,
      shareId,
      itemId,
      variantId,
      kind,
      happenedOn,
    }),
  });
}

/** Notes the level that the person chose to tell, and queues it for the company. */
export function recordToldLevel(
  context: WorkerContext,
  { eventId: id, network, level }: LevelToTell,
) {
  const { database, clientVersion } = context;
  const toldAt = context.now().toISOString();
  return addLevel(database, {
    network,
    told: { level, toldAt, eventId: id },
    toEvent: ({ withoutAttribution }) => ({
      type: 'level.reached',
      id,
      occurredAt: toldAt,
      network,
      attribution: withoutAttribution ? 'none' : 'pseudonym',
      clientVersion,
      level,
    }),
  });
}
