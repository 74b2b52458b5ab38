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

/** A share from 0 to 1 as whole per cent. */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(uiLocale(), { style: 'percent' }).format(share);
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
