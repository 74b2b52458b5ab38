import type { Database } from './database.ts';
import type { OutboxEntry } from './records.ts';
import { dropRows, putRows, readAllFromJournal } from './two-copies.ts';

/** What names a company for a record: its endpoint's address and its tenant there. */
export function companyOf(enrolment: { endpointUrl: string; tenant: string }): string {
  return `${enrolment.endpointUrl}/${enrolment.tenant}`;
}

/** True if an entry may go to a company. One that names none was queued before entries did. */
export function isFor(entry: OutboxEntry, company: string | null): boolean {
  return typeof entry.company !== 'string' || entry.company === company;
}

/** Queued events of a company that this device does not speak for now. */
export interface Elsewhere {
  company: string;
  events: number;
}

/** What waits for other companies. It goes to nobody else; enrolled there again, it leaves. */
export async function listElsewhere(
  database: Database,
  company: string | null,
): Promise<Elsewhere[]> {
  const counts = new Map<string, number>();
  for (const { company: other } of await selectElsewhere(database, company)) {
    if (other !== undefined) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return [...counts].map(([other, events]) => ({ company: other, events }));
}

/** Forgets what waits for other companies, at the person's word; their shares stay in the device's own log. */
export async function dropElsewhere(database: Database, company: string | null): Promise<void> {
  const entries = await selectElsewhere(database, company);
  await dropRows(
    database,
    'outbox',
    entries.map(({ id }) => id),
  );
}

/** Names the company of entries that name none; to be called before the enrolment they were queued under goes. */
export async function nameCompany(database: Database, company: string): Promise<void> {
  const unnamed = (await listAll(database)).filter((entry) => entry.company === undefined);
  if (unnamed.length === 0) return;
  await putRows(
    database,
    unnamed.map((entry) => ({
      table: 'outbox',
      id: entry.id,
      record: { ...entry, company, revision: (entry.revision ?? 0) + 1 },
    })),
  );
}

async function selectElsewhere(database: Database, company: string | null): Promise<OutboxEntry[]> {
  const entries = await listAll(database);
  return entries.filter((entry) => entry.state === 'queued' && !isFor(entry, company));
}

async function listAll(database: Database): Promise<OutboxEntry[]> {
  const stored = await database.attempt(() => database.outbox.toArray());
  return stored.ok ? stored.value : readAllFromJournal(database, 'outbox');
}
