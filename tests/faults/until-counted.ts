import type { Bench } from './bench.ts';
import { until } from './until.ts';

/** Waits until what lay on disk is in the database: nobody asks for it, the endpoint does it. */
export async function untilCounted(bench: Bench): Promise<void> {
  const { answered } = bench.ledger.visits;
  await until(
    'every visit that was sent on is in the database',
    async () => {
      const [row] = await bench.look('select count(*) as clicks from click');
      return Number(row?.clicks);
    },
    { fits: (clicks) => clicks >= answered.length, limitMs: 90_000 },
  );
}
