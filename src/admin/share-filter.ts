import type { ShareLogFilter, ShareState } from '../contract/share-log.ts';

/** The filters as the form has them: days of the person's own calendar (`2026-11-23`), empty for any. */
export interface FilterForm {
  from: string;
  to: string;
  network: string;
  campaign: string;
  state: ShareState | '';
}

/** No filter at all. */
export const EMPTY_FILTER: FilterForm = { from: '', to: '', network: '', campaign: '', state: '' };

/** The filter on the wire: both days included, as instants of the person's time zone. */
export function toShareLogFilter(form: FilterForm): ShareLogFilter {
  const from = startOfDay(form.from, 0);
  const to = startOfDay(form.to, 1);
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(form.network && { network: form.network }),
    ...(form.campaign && { campaign: form.campaign }),
    ...(form.state && { state: form.state }),
  };
}

/** Midnight of a day, or of a day after it, in this time zone; days of 23 and 25 hours included. */
function startOfDay(day: string, daysLater: number): string | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!found) return null;
  const [, year, month, date] = found;
  return new Date(Number(year), Number(month) - 1, Number(date) + daysLater).toISOString();
}
