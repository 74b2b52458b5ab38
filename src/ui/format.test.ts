import { beforeEach, describe, expect, test } from 'vitest';
import { installBrowser } from './fake-page.ts';
import { formatBytes, formatDistance } from './format.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

beforeEach(() => void installBrowser());

describe('a distance in time', () => {
  test.each([
    ['2026-11-23T12:00:20Z', 'now'],
    ['2026-11-23T12:04:59Z', 'in 4 minutes'],
    ['2026-11-23T09:00:00Z', '3 hours ago'],
    ['2026-11-22T12:00:00Z', 'yesterday'],
    ['2026-11-13T12:00:00Z', '10 days ago'],
  ])('%s is "%s"', (instant, words) => expect(formatDistance(instant, NOW)).toBe(words));
});

describe('a size', () => {
  test.each([
    [512, '512 bytes'],
    [14_200, '14 kB'],
    [2_340_000, '2.3 MB'],
  ])('%i bytes are %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));
});
