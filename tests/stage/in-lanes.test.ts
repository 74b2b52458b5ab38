import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLanes } from './in-lanes.ts';

test('every job is done once, as many at a time as there are lanes, and results come in the order of the jobs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: 1, max: 5 })),
      async (lanes, turns) => {
        let running = 0;
        let most = 0;
        const jobs = turns.map((count, at) => async () => {
          running += 1;
          most = Math.max(most, running);
          for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
          running -= 1;
          return at;
        });
        const results: number[] = [];
        for await (const result of inLanes(lanes, jobs)) results.push(result);
        expect(results).toEqual([...turns.keys()]);
        expect(most).toBe(Math.min(lanes, turns.length));
      },
    ),
  );
});
