import { options } from '../shared/options.ts';

/** A date and time as the page writes them. */
export function formatTime(at: Date): string {
  return new Intl.DateTimeFormat(options.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
}
