import type { Bench } from './bench.ts';
import { until } from './until.ts';

/** Ids of the events in the company's database. */
async function readStored(bench: Bench): Promise<Set<string>> {
  const rows = await bench.look('select event_id from share_event');
  return new Set(rows.map((row) => String(row.event_id)));
}

/** Waits until everything that was recorded is in the company's database: nobody sends it, the extension does. */
export async function arrive(bench: Bench, limitMs?: number): Promise<void> {
  const missing = async () => {
    const stored = await readStored(bench);
    return [...bench.ledger.recorded].filter(
      (id) => !stored.has(id) && !bench.ledger.setAside.has(id),
    ).length;
  };
  await until('everything recorded arrives by itself', missing, {
    fits: (count) => count === 0,
    ...(limitMs !== undefined && { limitMs }),
  });
}
