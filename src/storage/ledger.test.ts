import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { breakDatabase } from './broken-database.ts';
import { Database } from './database.ts';
import { FakeArea } from './fake-area.ts';
import { LEDGER_MAX, listLedger, noteAnswer, noteRequest } from './ledger.ts';

let area: FakeArea;
let database: Database;
beforeEach(() => {
  area = new FakeArea();
  database = new Database(`test-${v7()}`, area);
});

const all = { before: null, most: 2 * LEDGER_MAX };

function request(body: string) {
  const url = 'https://portevoix.example.com/v1/events';
  return { at: '2026-11-23T12:00:00.000Z', method: 'POST', url, headers: {}, body };
}

test('the newest requests come first, page by page', async () => {
  for (const body of ['a', 'b', 'c']) await noteRequest(database, request(body));
  const [newest, next] = await listLedger(database, { before: null, most: 2 });
  expect([newest?.body, next?.body]).toEqual(['c', 'b']);
  expect(await listLedger(database, { before: next?.id ?? '', most: 2 })).toMatchObject([
    { body: 'a', status: null },
  ]);
});

test('only so many are remembered: the oldest go first', async () => {
  await database.ledger.bulkAdd(
    Array.from({ length: LEDGER_MAX }, (_, at) => ({
      ...request(`old ${at}`),
      id: v7(),
      status: 200,
      answer: null,
    })),
  );
  await noteRequest(database, request('new'));
  const listed = await listLedger(database, all);
  expect(listed).toHaveLength(LEDGER_MAX);
  expect([listed.at(0)?.body, listed.at(-1)?.body]).toEqual(['new', 'old 1']);
});

test('what the database does not take stands in the journal, with its answer, in the same list', async () => {
  await noteRequest(database, request('before'));
  const early = await listLedger(database, all);
  breakDatabase(database);
  const id = await noteRequest(database, request('during'));
  await noteAnswer(database, id ?? '', { status: 200, answer: 'ok' });
  const later = new Database(database.name, area);
  expect(await listLedger(later, all)).toMatchObject([
    { body: 'during', status: 200, answer: 'ok' },
    ...early,
  ]);
});

test('a request that neither copy takes has no id', async () => {
  breakDatabase(database);
  area.faults.failing = 'throws';
  expect(await noteRequest(database, request('lost'))).toBeNull();
});
