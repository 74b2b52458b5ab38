import type { Bench } from './bench.ts';
import { until } from './until.ts';

/** Ids of the events in the company's database. */
export function readStored({ company }: Pick<Bench, 'company'>): Set<string> {
  return new Set(
    company.query('select event_id from share_event').map((row) => String(row.event_id)),
  );
}

/** Waits until everything that was recorded is in the company's database: nobody sends it, the extension does. */
export async function arrive(bench: Bench, limitMs?: number): Promise<void> {
  const missing = () => {
    const stored = readStored(bench);
    return [...bench.ledger.recorded].filter(
      (id) => !stored.has(id) && !bench.ledger.setAside.has(id),
    ).length;
  };
  await until('everything recorded arrives by itself', missing, {
    fits: (count) => count === 0,
    ...(limitMs !== undefined && { limitMs }),
  });
}
