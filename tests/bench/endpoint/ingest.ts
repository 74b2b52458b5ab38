import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventBatchAnswerSchema } from '../../../src/contract/event.ts';
import { BATCH_EVENTS, makeBodies } from './batches.ts';
import type { Company } from './company.ts';
import { readCpuSeconds } from './process-cost.ts';

/** What taking events in costs in one round, in events a second. */
export interface IngestRound {
  /** The same bodies written to a file, each followed by `fdatasync`. */
  file: number;
  fresh: number;
  /** The same events again: the answers that a lost one has devices ask for. */
  again: number;
  /** The endpoint's own processor time for a fresh event, in µs. */
  cpuUs: number;
}

const BATCHES = 300;
/** So many that the server need not wait for them. */
const AT_ONCE = 16;
const MICROSECONDS = 1_000_000;

/** Delivers fresh events over HTTP, then the same ones again; and writes the same bytes to a file beside the database. */
export async function measureIngest({
  endpoint,
  deviceToken,
  dataFile,
}: Company): Promise<IngestRound> {
  const bodies = makeBodies(BATCHES);
  const file = writeAll(`${dataFile}.limit`, bodies);
  await rm(`${dataFile}.limit`);
  const cpuBefore = await readCpuSeconds(endpoint.pid);
  const fresh = await deliverAll(endpoint.url, deviceToken, bodies, 'accepted');
  const cpuS = (await readCpuSeconds(endpoint.pid)) - cpuBefore;
  const again = await deliverAll(endpoint.url, deviceToken, bodies, 'duplicate');
  return { file, fresh, again, cpuUs: (cpuS / (BATCHES * BATCH_EVENTS)) * MICROSECONDS };
}

/** Events a second that reach the disk without anybody looking at them. */
function writeAll(path: string, bodies: readonly Buffer[]): number {
  const file = openSync(path, 'w');
  const begin = performance.now();
  for (const body of bodies) {
    writeSync(file, body);
    fdatasyncSync(file);
  }
  const rate = rateSince(begin);
  closeSync(file);
  return rate;
}

async function deliverAll(
  url: string,
  token: string,
  bodies: readonly Buffer[],
  expected: string,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const waiting = bodies.values();
  const answers: string[] = [];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const body of waiting)
        answers.push(await deliver(`${url}/v1/events`, { token, agent, body }));
    }),
  );
  const rate = rateSince(begin);
  agent.destroy();
  for (const answer of answers) {
    const { results } = eventBatchAnswerSchema.parse(JSON.parse(answer));
    if (!results.every(({ status }) => status === expected)) throw new Error(`not all ${expected}`);
  }
  return rate;
}

function deliver(
  url: string,
  { token, agent, body }: { token: string; agent: Agent; body: Buffer },
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': body.byteLength,
  };
  const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
    text(answer).then(resolve, reject);
  });
  sent.on('error', reject).end(body);
  return promise;
}

function rateSince(begin: number): number {
  return (BATCHES * BATCH_EVENTS) / ((performance.now() - begin) / 1_000);
}
