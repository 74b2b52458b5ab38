import type { Programme } from '../../contract/feed.ts';
import { findHiddenIn } from './hidden-characters.ts';

/** What is wrong with a programme beyond its shape, one sentence each: characters that hide, a time zone that nobody knows. */
export function checkProgramme({ name, privacyContact, restraint }: Programme): string[] {
  return [
    ...findHiddenIn('/programme/name', name),
    ...findHiddenIn('/programme/privacyContact', privacyContact),
    ...checkTimeZone(restraint?.quietHours?.timeZone),
  ];
}

function checkTimeZone(timeZone: string | undefined): string[] {
  if (timeZone === undefined) return [];
  try {
    new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions();
    return [];
  } catch {
    return ['/programme/restraint/quietHours/timeZone: no time zone that this endpoint knows'];
  }
}
