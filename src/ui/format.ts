import { uiLocale } from '../i18n/translate.ts';

/** A day and a minute in the person's language and time zone: 25 Nov 2026, 09:30. */
export function formatInstant(instant: string): string {
  return new Intl.DateTimeFormat(uiLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

/** A day in the person's language and time zone: 25 Nov 2026. */
export function formatDay(instant: string): string {
  return new Intl.DateTimeFormat(uiLocale(), { dateStyle: 'medium' }).format(new Date(instant));
}

const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How far an instant is from now, in the largest unit that fits: "3 hours ago", "in 4 minutes", "now". */
export function formatDistance(instant: string, nowMs: number): string {
  const seconds = (Date.parse(instant) - nowMs) / 1000;
  const words = new Intl.RelativeTimeFormat(uiLocale(), { numeric: 'auto' });
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (!step) return words.format(0, 'second');
  return words.format(Math.trunc(seconds / step.seconds), step.unit);
}

/** An amount in the minor units of its currency: 400000 EUR is €4,000.00. ECMA-402 has the digits of ISO 4217. */
export function formatMoney(amountMinor: number, currency: string): string {
  const words = new Intl.NumberFormat(uiLocale(), { style: 'currency', currency });
  const digits = words.resolvedOptions().maximumFractionDigits ?? 2;
  return words.format(amountMinor / 10 ** digits);
}

/** A number of days in words: 90 days. */
export function formatDays(days: number): string {
  return new Intl.NumberFormat(uiLocale(), {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
  }).format(days);
}

/** A size in the unit that keeps it short: 512 bytes, 14 kB, 2.3 MB. */
export function formatBytes(bytes: number): string {
  const [unit, divisor] =
    bytes < 1_000
      ? (['byte', 1] as const)
      : bytes < 1_000_000
        ? (['kilobyte', 1_000] as const)
        : (['megabyte', 1_000_000] as const);
  return new Intl.NumberFormat(uiLocale(), {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(bytes / divisor);
}
