import { expect, it } from 'vitest';
import { timeOfId } from '../store/sql/id-time.ts';
import { openClickIds } from './click-id.ts';

it('makes ids that are each another one and tell their instant, beyond what it draws at once', () => {
  const makeId = openClickIds();
  const atMs = Date.parse('2026-11-23T09:30:00.123Z');
  const ids = Array.from({ length: 1_000 }, () => makeId(atMs));
  expect(new Set(ids).size).toBe(1_000);
  // Without what says when, and which version it is.
  expect(new Set(ids.map((id) => id.slice(20))).size).toBe(1_000);
  expect(ids.filter((id) => timeOfId(id).getTime() !== atMs)).toEqual([]);
});
