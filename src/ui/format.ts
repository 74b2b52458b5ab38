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

/** Below it, a share in whole per cent says too little. */
const SMALL_SHARE = 0.1;

/** A share from 0 to 1, or more, as per cent: whole, but for a small one, which keeps a digit. */
export function formatPercent(share: number): string {
  const maximumFractionDigits = share !== 0 && Math.abs(share) < SMALL_SHARE ? 1 : 0;
  const words = new Intl.NumberFormat(uiLocale(), { style: 'percent', maximumFractionDigits });
  return words.format(share);
}

/** An amount in the minor units of its currency: 400000 EUR is €4,000.00. ECMA-402 has the digits of ISO 4217. */
export function formatMoney(amountMinor: number, currency: string): string {
  const words = new Intl.NumberFormat(uiLocale(), { style: 'currency', currency });
  return words.format(amountMinor / 10 ** (currencyDigits(currency) ?? 2));
}

/** A calendar day in words, the same everywhere: 1 Oct 2026. */
export function formatCalendarDay(day: string): string {
  const words = new Intl.DateTimeFormat(uiLocale(), { dateStyle: 'medium', timeZone: 'UTC' });
  return words.format(new Date(`${day}T00:00:00Z`));
}

/** A calendar month in words: November 2026. */
export function formatMonth(month: string): string {
  const words = new Intl.DateTimeFormat(uiLocale(), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return words.format(new Date(`${month}-01T00:00:00Z`));
}

/** How many digits the minor units of a currency have; null if that is no code of three letters. */
export function currencyDigits(currency: string): number | null {
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  const words = new Intl.NumberFormat('en', { style: 'currency', currency });
  return words.resolvedOptions().maximumFractionDigits ?? 2;
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
