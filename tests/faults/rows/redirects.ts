import { strictEqual } from 'node:assert/strict';
import { visit } from '../../stage/link-visits.ts';
import { enrolAmbassador } from '../ambassador.ts';
import type { Bench } from '../bench.ts';
import type { Row } from '../row.ts';
import { pass } from '../until.ts';
import { untilCounted } from '../until-counted.ts';

/** Hits of one burst. */
const HITS = 5_000;

/** Readers follow short links while the database or the endpoint is gone. */
export const redirectRows: readonly Row[] = [
  {
    id: 'F33',
    fault: 'short links are followed while the database is down',
    tries: { short: 0, full: 3 },
    bench: { postgres: {}, links: true },
    async run(bench, tries) {
      const { linkUrl: url } = await enrolAmbassador(bench);
      for (let turn = 0; turn < tries; turn += 1) {
        await follow(bench, url, 20);
        await bench.postgres?.kill();
        await follow(bench, url, 200);
        strictEqual(bench.ledger.visits.unanswered, 0, 'every visit is sent on');
        await bench.postgres?.restart();
        await untilCounted(bench);
      }
    },
  },
  {
    id: 'F34',
    fault: 'SIGKILL of the endpoint in a burst of 5,000 visits to a short link',
    tries: { short: 0, full: 4 },
    bench: { links: true },
    async run(bench, tries) {
      const { linkUrl: url } = await enrolAmbassador(bench);
      for (let turn = 0; turn < tries; turn += 1) {
        const burst = follow(bench, url, HITS);
        await pass(bench.random.between(50, 900));
        await bench.killEndpoint();
        await burst;
        await bench.restartEndpoint();
      }
      await follow(bench, url, HITS);
      await untilCounted(bench);
    },
  },
];

/** So many more visits that are sent on, unless the endpoint goes away. */
async function follow({ ledger }: Bench, url: string, visits: number): Promise<void> {
  const { answered } = ledger.visits;
  ledger.visits.unanswered += await visit(url, answered, answered.length + visits);
}
