import browser from 'webextension-polyfill';

/** How often the approved content is refreshed, in minutes. */
const REFRESH_PERIOD_MIN = 30;

const MINUTE_MS = 60_000;

const REFRESH = 'refresh-feed';
const DELIVER = 'deliver';

/** What the alarms wake the worker for. */
export interface AlarmWork {
  refresh: () => Promise<void>;
  deliver: () => Promise<void>;
}

/** Listens for alarms; must run when the worker starts, in its first turn. */
export function listenForAlarms(
  work: AlarmWork,
  run: (part: string, work: () => Promise<void>) => void,
): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH) run(name, work.refresh);
    if (name === DELIVER) run(name, work.deliver);
  });
}

/** Makes the periodic alarm if it is gone: an update of the extension takes alarms away. */
export async function ensureAlarms(): Promise<void> {
  if (!(await browser.alarms.get(REFRESH))) {
    await browser.alarms.create(REFRESH, { periodInMinutes: REFRESH_PERIOD_MIN });
  }
}

/**
 * Wakes the worker for the next delivery attempt; null takes the alarm away. The delay is relative, so that a wall
 * clock that was set back does not put it off; browsers make it at least 30 seconds.
 */
export async function scheduleDelivery(delayMs: number | null): Promise<void> {
  if (delayMs === null) await browser.alarms.clear(DELIVER);
  else await browser.alarms.create(DELIVER, { delayInMinutes: delayMs / MINUTE_MS });
}
