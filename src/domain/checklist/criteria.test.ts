import { describe, expect, test } from 'vitest';
import type { Criterion } from './criterion.ts';
import { linkedinCriteria } from './linkedin-criteria.ts';
import { xCriteria } from './x-criteria.ts';

const CASES: [string, string, readonly Criterion[]][] = [
  ['linkedin', 'www.linkedin.com', linkedinCriteria],
  ['x', 'x.com', xCriteria],
];

describe.each(CASES)('the criteria of %s', (network, host, criteria) => {
  test('are named for their network, once each, so that catalogue keys are valid', () => {
    const ids = criteria.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(new RegExp(`^${network}_[a-z]+(_[a-z]+)*$`));
    expect(criteria.every((criterion) => criterion.network === network)).toBe(true);
  });

  test('open the page of the network itself', () => {
    for (const { editUrl } of criteria) {
      expect(new URL(editUrl)).toMatchObject({ protocol: 'https:', host, search: '' });
    }
  });

  test.each(['complete', 'credible'])('share 100 points on the axis %s, heaviest first', (axis) => {
    const weights = criteria.filter((one) => one.axis === axis).map(({ weight }) => weight);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });

  test('say where they come from, in names and addresses that need no translation', () => {
    for (const { id, source } of criteria)
      for (const part of source?.split('; ') ?? [])
        expect(part, id).toMatch(/^(\S+\.\S+( \d+)?|US FTC)$/);
  });
});
