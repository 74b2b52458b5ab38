import type { Figures, Results } from '../contract/results.ts';
import { translate } from '../i18n/translate.ts';
import { findNetwork } from '../networks/registry.ts';
import type { Evidence } from '../ui/evidence-mark.tsx';
import { formatMonth } from '../ui/format.ts';
import { composerWord } from './share-words.ts';

const MILLI = 1_000;

/** The figures of a row that are told and drawn, each with how firm it is. */
export const measures = [
  { id: 'results_published', evidence: 'observed', of: countPublications },
  { id: 'results_people_head', evidence: 'observed', of: ({ observed }) => observed.people },
  { id: 'results_conversions', evidence: 'confirmed', of: countConfirmed },
  { id: 'results_credit', evidence: 'modelled', of: countCredited },
] as const satisfies readonly {
  id: string;
  evidence: Evidence;
  of: (figures: Figures) => number;
}[];

/** The rows in the order in which they are told: months as they went on, all others by people, the most first. */
export function orderRows({ by, rows }: Results): Results['rows'] {
  return by === 'month' ? rows : rows.toSorted((a, b) => b.observed.people - a.observed.people);
}

/** What a row is called. */
export function keyWord(by: Results['by'], key: string | null): string {
  if (key === null) return translate('results_not_told');
  if (by === 'month') return formatMonth(key);
  if (by === 'network') return findNetwork(key)?.label ?? key;
  return by === 'composer' ? composerWord(key) : key;
}

function countPublications({ observed }: Figures): number {
  return observed.published + observed.probable;
}

/** All conversions that the company's systems confirmed. */
export function countConfirmed({ confirmed }: Figures): number {
  return confirmed.conversions.reduce((sum, { total }) => sum + total, 0);
}

/** Conversions as far as the model credits visits with them. */
export function countCredited({ modelled }: Figures): number {
  return modelled.conversionsMilli / MILLI;
}
