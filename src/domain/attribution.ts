import type { AttributionModel } from '../contract/results.ts';
import { apportion } from './apportion.ts';

/** A visit through a shared link. No two have the same id. */
export interface Touchpoint {
  id: string;
  /** ISO instant. */
  at: string;
}

/** A conversion to credit, the visits that may have led to it, and the rule to go by. */
export interface AttributionQuestion<Visit extends Touchpoint> {
  touchpoints: readonly Visit[];
  /** ISO instant of the conversion. */
  convertedAt: string;
  /** Its value in minor units (cents), or any other whole number to be split. */
  valueMinor: number;
  model: AttributionModel;
  /** How far back a visit may lie, in days of 24 hours; one exactly as old still counts. */
  lookbackDays: number;
}

/** A visit, and its part of the value in minor units. */
export interface Credit<Visit extends Touchpoint> {
  touchpoint: Visit;
  creditMinor: number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Time after which a visit weighs half as much. */
const HALF_LIFE_MS = 7 * DAY_MS;
/** Weight of the latest visit under time decay: whole numbers, so that nothing is lost in a sum. */
const DECAY_SCALE = 2 ** 40;

/**
 * The part of a conversion's value that each visit gets, in order of time. Visits after the conversion or before the
 * lookback window get no line; with none left the answer is empty, and nobody is credited. Otherwise the credits sum
 * to the value exactly. The order of the input does not matter.
 *
 * @throws RangeError if the value is no safe whole number of zero or more.
 */
export function creditTouchpoints<Visit extends Touchpoint>(
  question: AttributionQuestion<Visit>,
): Credit<Visit>[] {
  const { touchpoints, convertedAt, valueMinor, model, lookbackDays } = question;
  const end = Date.parse(convertedAt);
  const start = end - lookbackDays * DAY_MS;
  const visits = touchpoints
    .map((touchpoint) => ({ touchpoint, atMs: Date.parse(touchpoint.at) }))
    .filter(({ atMs }) => atMs >= start && atMs <= end)
    .toSorted((a, b) => a.atMs - b.atMs || (a.touchpoint.id < b.touchpoint.id ? -1 : 1));
  if (visits.length === 0) return [];
  const weights = weigh(
    model,
    visits.map(({ atMs }) => atMs),
  );
  const credits = apportion(valueMinor, weights);
  return visits.map(({ touchpoint }, place) => ({ touchpoint, creditMinor: credits[place] ?? 0 }));
}

/** A weight for each instant; these are in order of time, and there is one at least. */
function weigh(model: AttributionModel, instantsMs: readonly number[]): bigint[] {
  const last = instantsMs.length - 1;
  switch (model) {
    case 'first':
      return instantsMs.map((_at, place) => (place === 0 ? 1n : 0n));
    case 'last':
      return instantsMs.map((_at, place) => (place === last ? 1n : 0n));
    case 'linear':
      return instantsMs.map(() => 1n);
    case 'position-based':
      return weighPositions(instantsMs.length);
    case 'time-decay':
      return weighAges(instantsMs.map((atMs) => (instantsMs[last] ?? atMs) - atMs));
  }
}

/** 40 % for the first, 40 % for the last, 20 % for all between them; without any between, half and half. */
function weighPositions(count: number): bigint[] {
  const between = BigInt(Math.max(0, count - 2));
  const end = between === 0n ? 1n : 2n * between;
  return Array.from({ length: count }, (_none, place) =>
    place === 0 || place === count - 1 ? end : 1n,
  );
}

/** Ages are counted from the latest visit: only their differences decide how the value is split. */
function weighAges(agesMs: readonly number[]): bigint[] {
  return agesMs.map((ageMs) => BigInt(Math.round(DECAY_SCALE * 2 ** (-ageMs / HALF_LIFE_MS))));
}
