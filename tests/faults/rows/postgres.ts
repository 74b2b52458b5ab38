import { ok, strictEqual } from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { arrive } from '../arrive.ts';
import type { Bench } from '../bench.ts';
import type { FaultPostgres } from '../fault-postgres.ts';
import type { Row } from '../row.ts';
import { fillDisk } from '../small-disk.ts';
import { pass, until } from '../until.ts';

/** More than the endpoint has connections (postgres-database.ts). */
const DELIVERIES_AT_ONCE = 14;

/** The company's PostgreSQL server dies, is restarted, has no connection to give, or no room. */
export const postgresRows: readonly Row[] = [
  {
    id: 'F16',
    fault: 'PostgreSQL: immediate stop in a burst, restart, no connection left',
    tries: { short: 0, full: 5 },
    bench: { postgres: {} },
    async run(bench, tries) {
      const { random } = bench;
      const postgres = postgresOf(bench);
      const recorder = await bench.openRecorder();
      for (let turn = 0; turn < tries; turn += 1) {
        const recording = recorder.record(60);
        await pass(random.between(50, 650));
        await postgres.kill();
        await recording;
        await refuseWhileDown(bench);
        await postgres.restart();
        await bench.ask('extension.deliver-now');
        await arrive(bench);
      }
      const recording = recorder.record(60);
      await pass(random.between(50, 650));
      await postgres.restart();
      await recording;
      await bench.ask('extension.deliver-now');
      await arrive(bench);
      await takeAllConnections(bench, postgres);
      await recorder.page.close();
    },
  },
  {
    id: 'F16b',
    fault: 'PostgreSQL: its disk is full (cluster on a small tmpfs)',
    tries: { short: 0, full: 3 },
    bench: { postgres: { diskMb: 192 } },
    async run(bench, tries) {
      const postgres = postgresOf(bench);
      for (let turn = 0; turn < tries; turn += 1) {
        const filler = await fillDisk(postgres.disk);
        const before = bench.proxy.seen.length;
        const recorder = await bench.openRecorder();
        await recorder.record(200);
        await untilRefused(bench, before);
        await rm(filler);
        // A log that could not be written ends the server.
        await postgres.restart();
        await bench.ask('extension.deliver-now');
        await arrive(bench);
        await recorder.page.close();
      }
    },
  },
];

function postgresOf({ postgres }: Bench): FaultPostgres {
  if (!postgres) throw new Error('this row needs a bench on PostgreSQL');
  return postgres;
}

/** While nothing can be written, every answer says so and when to come back; none says that it was. */
async function refuseWhileDown(bench: Bench): Promise<void> {
  const before = bench.proxy.seen.length;
  const recorder = await bench.openRecorder();
  await recorder.record(1);
  await untilRefused(bench, before);
  const answers = answersSince(bench, before);
  strictEqual(answers.filter(({ status }) => status === 200).length, 0, 'nothing is accepted');
  await recorder.page.close();
}

/** Waits for a delivery that the endpoint could not take; whatever it did not take, it said so in the right way. */
async function untilRefused(bench: Bench, before: number): Promise<void> {
  await until('the endpoint asks to come back later', async () => {
    await bench.ask('extension.deliver-now');
    return answersSince(bench, before).some(({ status }) => status !== 200);
  });
  for (const { status, retryAfter } of answersSince(bench, before)) {
    ok(status === 200 || (status === 503 && retryAfter !== null), `${status}, ${retryAfter}`);
  }
}

function answersSince({ proxy }: Bench, before: number) {
  return proxy.seen.slice(before).flatMap(({ answers }) => answers);
}

/** More deliveries at once than there are connections, none of which comes free: some are asked to come back. */
async function takeAllConnections(bench: Bench, postgres: FaultPostgres): Promise<void> {
  const { proxy } = bench;
  const before = proxy.seen.length;
  proxy.meet(() => ({ kind: 'repeat', times: DELIVERIES_AT_ONCE }));
  const refused = until('a delivery finds no connection', () =>
    answersSince(bench, before).some(({ status }) => status === 503),
  );
  const locked = postgres.lockTable('share_event', refused);
  const recorder = await bench.openRecorder();
  await recorder.record(1);
  await refused;
  await locked;
  const odd = answersSince(bench, before).filter(({ status }) => status !== 200 && status !== 503);
  strictEqual(odd.length, 0, JSON.stringify(odd));
  proxy.calm();
  await bench.ask('extension.deliver-now');
  await arrive(bench);
  await recorder.page.close();
}
