import { type Conversion, conversionSchema } from '../../contract/conversion.ts';
import { listIssues } from '../../contract/problem.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { TableLine } from '../csv/read-table.ts';
import { makeStableId } from './stable-id.ts';

/** Columns of a file of conversions, each but `type` and `occurredAt` optional. */
export const CONVERSION_COLUMNS = [
  'id',
  'type',
  'occurredAt',
  'amount',
  'currency',
  'clickIds',
  'utmContent',
  'landingUrl',
] as const;

/** A conversion of a line, or what is wrong with it; never what a cell held. */
export type LineOutcome = { ok: true; conversion: Conversion } | { ok: false; reason: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const AMOUNT = /^(\d{1,12})(?:[.,](\d{1,4}))?$/;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * Reads a line as `POST /v1/conversions` would have it. Without an id, it has one that the same line has
 * in every file.
 */
export function readConversionLine({ fields, isTooLong }: TableLine): LineOutcome {
  if (isTooLong) return { ok: false, reason: 'more cells than the first line names columns' };
  const amount = readAmount(fields['amount'] ?? '', fields['currency'] ?? '');
  if (typeof amount === 'string') return { ok: false, reason: amount };
  const occurredAt = fields['occurredAt'] ?? '';
  const clickIds = (fields['clickIds'] ?? '').split(/[\s,;|]+/).filter(Boolean);
  const told = {
    type: fields['type'] ?? '',
    occurredAt: DAY.test(occurredAt) ? `${occurredAt}T00:00:00Z` : occurredAt,
    ...(amount && { value: amount }),
    ...(clickIds.length > 0 && { clickIds }),
    ...(fields['utmContent'] && { utmContent: fields['utmContent'] }),
    ...(fields['landingUrl'] && { landingUrl: fields['landingUrl'] }),
  };
  const parsed = conversionSchema.safeParse({
    ...told,
    id: fields['id'] || makeStableId(told.occurredAt, canonicalJson(told)),
  });
  if (parsed.success) return { ok: true, conversion: parsed.data };
  const [issue] = listIssues(parsed.error, 1);
  const column = issue?.pointer.split('/')[1] ?? '';
  return { ok: false, reason: `${column}: ${issue?.detail ?? ''}` };
}

/** An amount in minor units, null for an empty cell, or what is wrong with it. */
function readAmount(amount: string, currency: string): Conversion['value'] | null | string {
  if (amount === '' && currency === '') return null;
  const [, whole, fraction = ''] = AMOUNT.exec(amount) ?? [];
  if (whole === undefined) return 'amount: use a number such as 1250.50, without thousands';
  if (!CURRENCY.test(currency)) return 'currency: use an ISO 4217 code such as EUR';
  const words = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = words.resolvedOptions().maximumFractionDigits ?? 0;
  // 1,234 may be a thousand or one and a bit: a currency of cents has no third digit, so nobody has to guess.
  if (fraction.length > digits) return `amount: ${currency} has ${digits} digits behind the point`;
  return { amountMinor: Number(whole + fraction.padEnd(digits, '0')), currency };
}
