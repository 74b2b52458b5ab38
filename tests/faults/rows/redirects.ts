import { strictEqual } from 'node:assert/strict';
import { enrolmentSchema } from '../../../src/contract/enrolment.ts';
import { linkAnswerSchema } from '../../../src/contract/link.ts';
import { visit } from '../../stage/link-visits.ts';
import type { Bench } from '../bench.ts';
import type { Row } from '../row.ts';
import { pass, until } from '../until.ts';

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
      const url = await askLink(bench);
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
      const url = await askLink(bench);
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

/** A new ambassador's short link, where this machine reaches it. */
async function askLink({ company }: Bench): Promise<string> {
  const post = async (path: string, body: unknown, token = '') => {
    const answer = await fetch(company.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const enrolled = await post('/v1/enrolments', {
    code: await company.invite(),
    clientVersion: '1.0.0',
  });
  const { deviceToken } = enrolmentSchema.parse(enrolled);
  const question = { itemId: 'heat-storage', network: 'x', attribution: 'pseudonym' };
  const link = linkAnswerSchema.parse(await post('/v1/links', question, deviceToken));
  return company.url + new URL(link.url).pathname;
}

/** So many more visits that are sent on, unless the endpoint goes away. */
async function follow({ ledger }: Bench, url: string, visits: number): Promise<void> {
  const { answered } = ledger.visits;
  ledger.visits.unanswered += await visit(url, answered, answered.length + visits);
}

/** Waits until what lay on disk is in the database: nobody asks for it, the endpoint does it. */
async function untilCounted(bench: Bench): Promise<void> {
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
