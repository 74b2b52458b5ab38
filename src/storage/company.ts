import type { Database } from './database.ts';
import type { OutboxEntry } from './records.ts';
import { dropRows, putRows, readAllFromJournal } from './two-copies.ts';

/** IndexedDB puts every list behind every text. */
const BEHIND_ALL_TEXTS: [] = [];

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
  const counted = await database.attempt(async () => {
    const others = await listOtherCompanies(database, company);
    return Promise.all(
      others.map(async (other) => ({
        company: other,
        events: await selectNamed(database, other).count(),
      })),
    );
  });
  if (counted.ok) return counted.value;
  const entries = await listElsewhereInJournal(database, company);
  const groups = Map.groupBy(entries, (entry) => entry.company ?? '');
  return [...groups].map(([other, group]) => ({ company: other, events: group.length }));
}

/** Forgets what waits for other companies, at the person's word; their shares stay in the device's own log. */
export async function dropElsewhere(database: Database, company: string | null): Promise<void> {
  const stored = await database.attempt(async () => {
    const others = await listOtherCompanies(database, company);
    return Promise.all(others.map((other) => selectNamed(database, other).primaryKeys()));
  });
  const ids = stored.ok
    ? stored.value.flat()
    : (await listElsewhereInJournal(database, company)).map(({ id }) => id);
  await dropRows(database, 'outbox', ids);
}

/** How many queued entries may go to a company. Counted in the index: no entry is read. */
export async function countFor(database: Database, company: string | null): Promise<number> {
  const all = await database.outbox.where('state').equals('queued').count();
  const others = await listOtherCompanies(database, company);
  const theirs = await Promise.all(others.map((other) => selectNamed(database, other).count()));
  return theirs.reduce((rest, events) => rest - events, all);
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

/** Queued entries that name this company. */
function selectNamed(database: Database, company: string) {
  return database.outbox.where('[state+company]').equals(['queued', company]);
}

async function listOtherCompanies(database: Database, company: string | null): Promise<string[]> {
  const named = await database.outbox
    .where('[state+company]')
    .between(['queued', ''], ['queued', BEHIND_ALL_TEXTS])
    .uniqueKeys();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the range holds pairs of texts only
  const companies = (named as unknown as [string, string][]).map(([, other]) => other);
  return companies.filter((other) => other !== company);
}

async function listElsewhereInJournal(
  database: Database,
  company: string | null,
): Promise<OutboxEntry[]> {
  const entries = await readAllFromJournal(database, 'outbox');
  return entries.filter((entry) => entry.state === 'queued' && !isFor(entry, company));
}

async function listAll(database: Database): Promise<OutboxEntry[]> {
  const stored = await database.attempt(() => database.outbox.toArray());
  return stored.ok ? stored.value : readAllFromJournal(database, 'outbox');
}
