import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { v7 } from 'uuid';
import { EVENT_COLUMNS } from '../../../src/endpoint/store/sql/event-columns.ts';
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
  const names = ['tenant', ...Object.keys(EVENT_COLUMNS)].join(', ');
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

/** As COPY reads them: nothing in these texts needs an escape. */
function listValues(tenant: string, event: StoredEvent): string[] {
  return [tenant, ...Object.values(EVENT_COLUMNS).map((field) => String(event[field] ?? '\\N'))];
}

function rateSince(begin: number): number {
  return (BATCHES * BATCH) / ((performance.now() - begin) / 1_000);
}
