import { enrolAmbassador } from '../ambassador.ts';
import type { Bench } from '../bench.ts';
import { killUnderTraffic } from '../kill-under-traffic.ts';
import type { Row } from '../row.ts';
import { untilCounted } from '../until-counted.ts';

/** So many kills of the endpoint come to one immediate stop of PostgreSQL. */
const KILLS_PER_STOP = 4;

/** The endpoint is killed while devices deliver and readers follow links, and its database with it. */
export const killRows: readonly Row[] = [
  {
    id: 'F36',
    fault:
      'SIGKILL of the endpoint under events and visits, PostgreSQL stopped at once with every fourth',
    tries: { short: 0, full: 20 },
    bench: { postgres: {}, links: true },
    run: killAll,
  },
  {
    id: 'F36b',
    fault: 'SIGKILL of the endpoint under events and visits, on SQLite',
    tries: { short: 0, full: 20 },
    bench: { links: true },
    run: killAll,
  },
];

async function killAll(bench: Bench, kills: number): Promise<void> {
  const { company, ledger, postgres } = bench;
  const traffic = await killUnderTraffic(
    {
      ...(await enrolAmbassador(bench)),
      url: company.url,
      event: { itemId: 'heat-storage', itemRevision: 3, variantId: 'short', network: 'x' },
      kill: () => bench.killEndpoint(),
      start: () => bench.restartEndpoint(),
      postgres,
    },
    { kills, stops: postgres ? Math.ceil(kills / KILLS_PER_STOP) : 0 },
  );
  for (const id of traffic.sent) ledger.tried.add(id);
  for (const id of traffic.acknowledged) ledger.recorded.add(id);
  ledger.visits.answered.push(...traffic.followed);
  ledger.visits.unanswered += traffic.unanswered;
  await untilCounted(bench);
  // Fails where any total is not what a recount says, people and credits included.
  await company.cli('check-totals');
}
