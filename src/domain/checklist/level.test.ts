import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChecklistAnswers, MATURITY_LEVELS } from './criterion.ts';
import { reachedLevel, standOnLevels } from './level.ts';
import { linkedinCriteria } from './linkedin-criteria.ts';
import { xCriteria } from './x-criteria.ts';

const AT = '2026-11-01T12:00:00Z';
const yesTo = (ids: readonly string[]): ChecklistAnswers =>
  Object.fromEntries(ids.map((id) => [id, { answer: 'yes', answeredAt: AT, from: 'self' }]));

const idsOf = (...levels: string[]) =>
  linkedinCriteria.filter(({ level }) => levels.includes(level)).map(({ id }) => id);
const levelWith = (ids: readonly string[]) =>
  reachedLevel(standOnLevels(linkedinCriteria, yesTo(ids)));

const rank = (level: ReturnType<typeof reachedLevel>) =>
  level === null ? -1 : MATURITY_LEVELS.indexOf(level);

test('each network asks for something at each level', () => {
  for (const criteria of [linkedinCriteria, xCriteria]) {
    expect(new Set(criteria.map(({ level }) => level))).toEqual(new Set(MATURITY_LEVELS));
  }
});

test('without answers no level is reached, and each says how much it asks for', () => {
  const standings = standOnLevels(linkedinCriteria, {});
  expect(reachedLevel(standings)).toBeNull();
  expect(standings.map(({ level, met }) => [level, met])).toEqual([
    ['presence', 0],
    ['persuasion', 0],
    ['prescription', 0],
  ]);
  expect(standings.reduce((sum, { of }) => sum + of, 0)).toBe(linkedinCriteria.length);
});

test('a level is reached with all of it and all below it, and not by what is above', () => {
  expect(levelWith(idsOf('presence'))).toBe('presence');
  expect(levelWith(idsOf('presence').slice(1))).toBeNull();
  expect(levelWith(idsOf('persuasion', 'prescription'))).toBeNull();
  expect(levelWith(idsOf('presence', 'prescription'))).toBe('presence');
  expect(levelWith(idsOf('presence', 'persuasion'))).toBe('persuasion');
  expect(levelWith(idsOf('presence', 'persuasion', 'prescription'))).toBe('prescription');
});

test('one more yes never lowers the level', () => {
  const ids = linkedinCriteria.map(({ id }) => id);
  fc.assert(
    fc.property(fc.subarray(ids), fc.constantFrom(...ids), (met, more) => {
      expect(rank(levelWith([...met, more]))).toBeGreaterThanOrEqual(rank(levelWith(met)));
    }),
  );
});
