import browser from 'webextension-polyfill';

/** How often the approved content is refreshed, in minutes. */
const REFRESH_PERIOD_MIN = 30;

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

/** Wakes the worker for the next delivery attempt; null takes the alarm away. */
export async function scheduleDelivery(at: Date | null): Promise<void> {
  if (at) await browser.alarms.create(DELIVER, { when: at.getTime() });
  else await browser.alarms.clear(DELIVER);
}
