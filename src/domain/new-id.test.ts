import { expect, test } from 'vitest';
import { uuidV7Schema } from '../contract/primitives.ts';
import { newEventId } from './new-id.ts';

const ids = Array.from({ length: 5_000 }, newEventId);

test('an id is a UUID of version 7, as the contract asks', () => {
  for (const id of ids.slice(0, 100)) expect(uuidV7Schema.safeParse(id).success).toBe(true);
});

test('no two ids are the same', () => {
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids sort in the order in which they were made, also within a millisecond', () => {
  expect(ids.toSorted()).toEqual(ids);
});

test('an id starts with the moment it was made, in milliseconds', () => {
  const before = Date.now();
  const madeAt = Number.parseInt(newEventId().replaceAll('-', '').slice(0, 12), 16);
  expect(madeAt).toBeGreaterThanOrEqual(before);
  expect(madeAt).toBeLessThanOrEqual(Date.now());
});
