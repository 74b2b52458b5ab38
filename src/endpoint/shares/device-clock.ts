/**
 * How far a device's clock may be off before its times are corrected, in milliseconds. Far over what a request takes
 * (a device gives one ten seconds), so that times of a device that is right stay as they are.
 */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** When a batch left, by the device's clock, and when it came, by ours. */
export interface Passage {
  sentAt: Date;
  receivedAt: Date;
}

/**
 * When something happened by our clock, in milliseconds since 1970: what the device says, plus what its clock was off
 * when it sent. An event that waited for days in a device whose clock is right keeps its time. A corrected time is late
 * by what the request took. Of a clock that was set between the event and its sending, nothing is known: then the time
 * is wrong by that step.
 */
export function correctTime(occurredAt: Date, { sentAt, receivedAt }: Passage): number {
  const errorMs = receivedAt.getTime() - sentAt.getTime();
  return occurredAt.getTime() + (Math.abs(errorMs) > CLOCK_TOLERANCE_MS ? errorMs : 0);
}
