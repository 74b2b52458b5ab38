import type messages from '../../assets/public/_locales/en/messages.json';
import { extensionApi } from '../platform/extension-api.ts';

/** Every key of the catalogue; a missing or unused one fails a test. */
export type MessageKey = keyof typeof messages;

let broughtWords: Readonly<Record<string, string>> = {};

/**
 * Has `translate` take these words, by their keys and with `$1` as it stands: a network's page waits some milliseconds for
 * the browser's catalogue when it is first asked.
 */
export function bringWords(words: Readonly<Record<string, string>>): void {
  broughtWords = words;
}

/** The words for a key in the person's language; `$1`, `$2`… in them are replaced in order. */
export function translate(key: MessageKey, ...substitutions: (string | number)[]): string {
  const words = broughtWords[key];
  if (words) return words.replace(/\$(\d)/g, (_, place) => String(substitutions[place - 1] ?? ''));
  return extensionApi().i18n?.getMessage(key, substitutions.map(String)) || key;
}

/** The language that the catalogue speaks, for dates, numbers and plurals by `Intl`: en, fr. */
export function uiLocale(): string {
  return extensionApi().i18n?.getMessage('localeTag') || 'en';
}

/** Key family with a form per plural category of the language: `shares_one`, `shares_other`. */
type PluralFamily = MessageKey extends infer Key
  ? Key extends `${infer Family}_other`
    ? Family
    : never
  : never;

/** The words for a count, in the plural form that the language asks for; the count is `$1`, what follows `$2`… */
export function translateCount(
  family: PluralFamily,
  count: number,
  ...substitutions: (string | number)[]
): string {
  const category = new Intl.PluralRules(uiLocale()).select(count);
  const form = category === 'one' ? 'one' : 'other';
  return translate(`${family}_${form}` as MessageKey, formatNumber(count), ...substitutions);
}

/** A number as the language writes it: 3,000 or 3 000. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(uiLocale()).format(value);
}

/** A share from 0 to 1 as whole per cent. */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(uiLocale(), { style: 'percent' }).format(share);
}
