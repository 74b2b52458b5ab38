import { translateCount } from '../i18n/translate.ts';
import { formatMoney } from './format.ts';

const conversionWords = {
  lead: 'conversion_lead',
  meeting: 'conversion_meeting',
  application: 'conversion_application',
  hire: 'conversion_hire',
  sale: 'conversion_sale',
  'press-contact': 'conversion_press_contact',
  'press-mention': 'conversion_press_mention',
  'partner-contact': 'conversion_partner_contact',
} as const;

/** What a company confirmed: each kind of conversion with its number, and values by currency. */
interface Confirmed {
  conversions: readonly { type: keyof typeof conversionWords; total: number }[];
  value: readonly Money[];
}

/** An amount in minor units of a currency. */
interface Money {
  amountMinor: number;
  currency: string;
}

/** One conversion of a kind: "1 lead". */
export function conversionWord(type: keyof typeof conversionWords): string {
  return translateCount(conversionWords[type], 1);
}

/** Each kind with its number: "1 lead", "2 applications". */
export function listConversions({ conversions }: Confirmed): string[] {
  return conversions.map(({ type, total }) => translateCount(conversionWords[type], total));
}

/** Currency by currency: they are never added up. */
export function listValues(value: readonly Money[]): string[] {
  return value.map(({ amountMinor, currency }) => formatMoney(amountMinor, currency));
}
