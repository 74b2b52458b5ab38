import { test as base, expect } from '@playwright/test';
import { type Bench, openBench } from './bench.ts';
import { seedRandom } from './random.ts';
import { type Row, runRow } from './row.ts';
import { rows } from './rows/all.ts';

/** Moments and choices of this run; PORTEVOIX_SEED plays another one. */
const SEED = Number(process.env.PORTEVOIX_SEED ?? 1);

const test = base.extend<object, { bench: Bench }>({
  bench: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the first parameter
    async ({}, use) => {
      const bench = await openBench(seedRandom(SEED));
      await use(bench);
      await bench.close();
    },
    { scope: 'worker' },
  ],
});

for (const row of rows.filter(({ tries }) => tries.short > 0)) {
  const title = `${row.id}: ${row.fault}`;
  if (row.bench) {
    test(title, async () => {
      const bench = await openBench(seedRandom(SEED), row.bench);
      try {
        await expectToHold(bench, row);
      } finally {
        await bench.close();
      }
    });
  } else test(title, ({ bench }) => expectToHold(bench, row));
}

async function expectToHold(bench: Bench, row: Row): Promise<void> {
  const result = await runRow(bench, row, row.tries.short);
  expect(result).toMatchObject({ lost: 0, doubled: 0, counterError: 0, faults: [] });
  expect(result.stored).toBeGreaterThanOrEqual(result.recorded);
}
