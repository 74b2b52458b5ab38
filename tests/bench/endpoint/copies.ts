import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { v7 } from 'uuid';
import type { StoredEvent } from '../../../src/endpoint/store/store.ts';
import { makeStoredEvent } from '../../endpoint/samples.ts';
import type { Company } from './company.ts';
import { findProgram } from './programs.ts';

/** Events a second into PostgreSQL: through the store on four connections, and by COPY into the same table. */
export interface CopyRound {
  store: number;
  copy: number;
}

const BATCHES = 200;
const BATCH = 100;
const AT_ONCE = 4;

const COLUMNS = {
  event_id: 'id',
  payload_hash: 'payloadHash',
  type: 'type',
  share_id: 'shareId',
  occurred_at: 'occurredAt',
  sent_at: 'sentAt',
  received_at: 'receivedAt',
  item_id: 'itemId',
  item_revision: 'itemRevision',
  variant_id: 'variantId',
  network: 'network',
  composer: 'composer',
  mode: 'mode',
  link: 'link',
  attribution: 'attribution',
  client_version: 'clientVersion',
} as const satisfies Record<string, keyof StoredEvent>;

/** Stores events through the store, then as many by `psql`'s COPY; null where there is no psql. */
export async function measureCopies(
  company: Company,
  databaseUrl: string,
): Promise<CopyRound | null> {
  const psql = findProgram('psql');
  if (!psql) return null;
  const { store, tenant } = company.context;
  const waiting = Array.from({ length: BATCHES }, () =>
    Array.from({ length: BATCH }, makeFresh),
  ).values();
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const events of waiting) await store.appendEvents(tenant, events);
    }),
  );
  const throughStore = rateSince(begin);
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-copy-'));
  const file = join(folder, 'events.tsv');
  const events = Array.from({ length: BATCHES * BATCH }, makeFresh);
  await writeFile(
    file,
    events.map((event) => `${listValues(tenant, event).join('\t')}\n`).join(''),
  );
  const names = ['tenant', ...Object.keys(COLUMNS)].join(', ');
  const copyBegin = performance.now();
  await promisify(execFile)(psql, [
    databaseUrl,
    '-c',
    `\\copy share_event (${names}) from '${file}'`,
  ]);
  const copy = rateSince(copyBegin);
  await rm(folder, { recursive: true });
  return { store: throughStore, copy };
}

function makeFresh(): StoredEvent {
  const id = v7();
  return makeStoredEvent({
    id,
    shareId: v7(),
    payloadHash: createHash('sha256').update(id).digest('hex'),
  });
}

function listValues(tenant: string, event: StoredEvent): string[] {
  return [tenant, ...Object.values(COLUMNS).map((field) => String(event[field]))];
}

function rateSince(begin: number): number {
  return (BATCHES * BATCH) / ((performance.now() - begin) / 1_000);
}
