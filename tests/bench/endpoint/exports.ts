import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { v7 } from 'uuid';
import { openDatabase } from '../../../src/endpoint/store/open-store.ts';
import { query } from '../../../src/endpoint/store/sql/sql-database.ts';
import { makeStoredEvent } from '../../endpoint/samples.ts';
import type { Company } from './company.ts';
import { drive } from './load.ts';
import { readMemoryMb } from './process-cost.ts';
import { findProgram } from './programs.ts';

/** Rows of the share log a second, as CSV: over HTTP, and by the database's own program; null where there is none. */
export interface ExportRound {
  http: number;
  own: number | null;
}

/** What an export does to readers of short links meanwhile, and to the endpoint's memory. */
export interface ExportBesides {
  redirectP99Ms: number;
  /** The same without an export. */
  aloneP99Ms: number;
  grownMb: number;
  rows: number;
}

const PATH = '/v1/admin/shares/export?format=csv';
/** The columns of the export, with what they are joined from. */
const SELECT = `select share_id, state, share.network, composer, mode, share.item_id, item_revision, title, variant_id,
  share.campaign, link, permalink, evidence, pseudonym, inserted_at, published_at, received_at, client_version
  from share join item_revision on item_revision.tenant = share.tenant and item_revision.item_id = share.item_id
    and item_revision.revision = share.item_revision
  where share.tenant = 'default' order by inserted_at desc, share_id desc`;
const BATCH = 500;
/** Of a UUID: copies of a share have longer ones. */
const ID_LENGTH = 36;
const CONNECTIONS = 16;
const SECONDS = 3;
const LOOK_EVERY_MS = 20;

/** Fills the share log with so many shares, a second apart. */
export async function fillShareLog({ context }: Company, count: number): Promise<void> {
  const { store, tenant } = context;
  const end = Date.now();
  for (let start = 0; start < count; start += BATCH) {
    const events = Array.from({ length: BATCH }, (_none, index) =>
      makeStoredEvent({
        id: v7(),
        shareId: v7(),
        occurredAt: new Date(end - (start + index) * 1_000).toISOString(),
      }),
    );
    await store.appendEvents(tenant, events);
  }
}

/** Makes each share of a log that was filled into so many. */
export async function multiplyShareLog({ context }: Company, times: number): Promise<void> {
  const database = openDatabase(context.location);
  const one = await database.get(query<Record<string, unknown>>('select * from share limit 1'), {});
  const names = Object.keys(one ?? {});
  for (let copy = 1; copy < times; copy += 1) {
    const values = names.map((name) => (name === 'share_id' ? `share_id || '-${copy}'` : name));
    await database.run(
      `insert into share (${names.join(', ')}) select ${values.join(', ')} from share
       where length(share_id) = ${ID_LENGTH}`,
      {},
    );
  }
  await database.close();
}

/** Reads the whole log over HTTP, and by the database's own program. */
export async function measureExports(
  company: Company,
  databaseUrl: string | null,
): Promise<ExportRound> {
  const { store, tenant } = company.context;
  const count = await store.countShares(tenant, {});
  const own = databaseUrl
    ? [findProgram('psql'), databaseUrl, '-c', `copy (${SELECT}) to stdout with csv`]
    : [findProgram('sqlite3'), '-readonly', '-csv', company.dataFile, SELECT];
  const [program, ...words] = own;
  return {
    http: await time(count, () => download(company)),
    own: program ? await time(count, () => runToNowhere(program, words.map(String))) : null,
  };
}

/**
 * Readers follow short links while the whole log is exported. What they cost by themselves, in memory too, they have cost
 * before.
 */
export async function measureBesides(company: Company): Promise<ExportBesides> {
  const { pid } = company.endpoint;
  const { link, context } = company;
  const readers = () => drive(link, { connections: CONNECTIONS, seconds: SECONDS });
  const alone = await readers();
  const before = await readMemoryMb(pid);
  const state = { isOver: false };
  let most = before;
  const watching = (async () => {
    while (!state.isOver) {
      most = Math.max(most, await readMemoryMb(pid));
      await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
    }
  })();
  const exporting = download(company);
  const load = await readers();
  await exporting;
  state.isOver = true;
  await watching;
  const rows = await context.store.countShares(context.tenant, {});
  // Nobody was answered as long as the export lasted: that is no quick answer.
  const redirectP99Ms = load.answers > 0 && load.p99Ms > 0 ? load.p99Ms : SECONDS * 1_000;
  return { redirectP99Ms, aloneP99Ms: alone.p99Ms, grownMb: most - before, rows };
}

/** Reads an export and throws it away, as cheaply as can be: on two cores, whoever reads takes from the one that is measured. */
async function download({ endpoint, adminToken }: Company): Promise<void> {
  const headers = { authorization: `Bearer ${adminToken}` };
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    get(endpoint.url + PATH, { headers })
      .once('response', resolve)
      .once('error', reject),
  );
  if (answer.statusCode !== 200) throw new Error(`the export answered ${answer.statusCode}`);
  await finished(answer.resume());
}

async function runToNowhere(program: string, words: readonly string[]): Promise<void> {
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}`);
}

async function time(count: number, work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return count / ((performance.now() - begin) / 1_000);
}
