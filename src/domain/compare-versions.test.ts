import { describe, expect, it } from 'vitest';
import { compareVersions } from './compare-versions.ts';

describe('versions', () => {
  it.each([
    ['1.4.0', '1.4.0'],
    ['1.4', '1.4.0'],
    ['1.4.0-beta.2', '1.4.0'],
  ])('%s is as old as %s', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
  });

  it.each([
    ['1.4.0', '1.10.0'],
    ['0.9.9', '1.0'],
    ['1.4.0', '1.4.0.1'],
  ])('%s is older than %s', (a, b) => {
    expect(compareVersions(a, b)).toBeLessThan(0);
    expect(compareVersions(b, a)).toBeGreaterThan(0);
  });
});
