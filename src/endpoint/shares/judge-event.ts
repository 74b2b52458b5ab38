import { listIssues } from '../../contract/problem.ts';
import { type DeviceEvent, deviceEventSchema } from '../../contract/report.ts';
import { DAY_MS } from '../instants.ts';
import { correctTime, type Passage } from './device-clock.ts';

/** How far offline days, and a clock that was set meanwhile, may take the corrected time from now. */
const OLDEST_DAYS = 35;
const NEWEST_DAYS = 1;
/** An outcome may be told long after the fact, and the day is another one where the person is. */
const OUTCOME_OLDEST_DAYS = 400;
const OUTCOME_NEWEST_DAYS = 1;
const DETAIL_LENGTH = 500;

/** An event and when it happened by our clock. */
export interface JudgedEvent {
  event: DeviceEvent;
  happenedAt: Date;
}

/** The event and when it happened by our clock, if it can have; else a sentence on what is wrong with it. */
export function judgeEvent(raw: unknown, passage: Passage): JudgedEvent | string {
  const parsed = deviceEventSchema.safeParse(raw);
  if (!parsed.success) {
    return listIssues(parsed.error, 3)
      .map((issue) => `${issue.pointer}: ${issue.detail}`)
      .join('; ')
      .slice(0, DETAIL_LENGTH);
  }
  const happenedAtMs = correctTime(new Date(parsed.data.occurredAt), passage);
  const ageDays = (passage.receivedAt.getTime() - happenedAtMs) / DAY_MS;
  if (ageDays > OLDEST_DAYS) return `/occurredAt: more than ${OLDEST_DAYS} days ago`;
  if (ageDays < -NEWEST_DAYS) return `/occurredAt: more than ${NEWEST_DAYS} day ahead of our clock`;
  const wrongDay = 'happenedOn' in parsed.data && judgeDay(parsed.data.happenedOn, happenedAtMs);
  return wrongDay || { event: parsed.data, happenedAt: new Date(happenedAtMs) };
}

function judgeDay(happenedOn: string, toldAtMs: number): string | null {
  const ageDays = (toldAtMs - Date.parse(happenedOn)) / DAY_MS;
  if (ageDays < -OUTCOME_NEWEST_DAYS) return '/happenedOn: a day that has not come yet';
  if (ageDays > OUTCOME_OLDEST_DAYS)
    return `/happenedOn: more than ${OUTCOME_OLDEST_DAYS} days ago`;
  return null;
}
