import type { Database } from './database.ts';
import { findFault } from './record-fault.ts';
import type { QuarantinedRecord } from './records.ts';
import { putInDatabase, readFromJournal, toJournalKey } from './two-copies.ts';

const PREFIX = 'qu:';
/** A damaged record is kept whole in the database, and in the journal up to this many characters of JSON. */
const KEPT_LENGTH = 64 * 1024;

/** What the person is shown of a record in quarantine. */
export type QuarantineNote = Omit<QuarantinedRecord, 'record'>;

/**
 * Takes a record of the database out of the queue: the journal's copy takes its place if it is good, else the record
 * is kept aside with its reason.
 */
export async function quarantine(
  database: Database,
  id: unknown,
  record: unknown,
): Promise<'healed' | 'kept'> {
  const [good] = typeof id === 'string' ? await readFromJournal(database, 'outbox', [id]) : [];
  if (good) {
    await database.attempt(() =>
      putInDatabase(database, [{ table: 'outbox', id: good.id, record: good }]),
    );
    return 'healed';
  }
  const note = toNote(id, record);
  await database.journal.write({ [PREFIX + note.id]: { ...note, record: abridge(record) } });
  await database.attempt(() =>
    database.transaction('rw', database.outbox, database.quarantine, async () => {
      await database.quarantine.put({ ...note, record });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a damaged record may have any key that IndexedDB takes
      await database.outbox.delete(id as string);
    }),
  );
  await database.journal.drop([toJournalKey('outbox', note.id)]);
  return 'kept';
}

/** What is in quarantine, as far as either copy knows. */
export async function listQuarantined(database: Database): Promise<QuarantineNote[]> {
  const stored = await database.attempt(() => database.quarantine.toArray());
  const keys = ((await database.journal.listKeys()) ?? []).filter((key) => key.startsWith(PREFIX));
  const journaled = [...(await database.journal.read(keys)).values()].filter((value) =>
    isNote(value),
  );
  const notes = new Map(
    [...journaled, ...(stored.ok ? stored.value : [])].map(({ id, reason, foundAt }) => [
      id,
      { id, reason, foundAt },
    ]),
  );
  return [...notes.values()].toSorted((a, b) => (a.foundAt < b.foundAt ? -1 : 1));
}

/** Forgets a record in quarantine, at the person's word. */
export async function dismissQuarantined(database: Database, id: string): Promise<void> {
  await Promise.all([
    database.attempt(() => database.quarantine.delete(id)),
    database.journal.drop([PREFIX + id]),
  ]);
}

function toNote(id: unknown, record: unknown): QuarantineNote {
  const reason = findFault('outbox', id, record) ?? 'wrong-shape';
  return {
    id: typeof id === 'string' ? id : JSON.stringify(id),
    reason,
    foundAt: new Date().toISOString(),
  };
}

function abridge(record: unknown): unknown {
  const json = JSON.stringify(record) ?? '';
  return json.length > KEPT_LENGTH ? json.slice(0, KEPT_LENGTH) : record;
}

function isNote(value: unknown): value is QuarantineNote {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'reason' in value &&
    'foundAt' in value
  );
}
