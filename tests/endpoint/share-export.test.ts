import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShareRow, shareRowSchema } from '../../src/contract/share-log.ts';
import { neutraliseCell } from '../../src/domain/csv.ts';
import { makeItem, makeStoredEvent } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

const EXPORT = '/v1/admin/shares/export';
const ROWS = 5_000;
const COLUMNS = Object.keys(shareRowSchema.shape);

/** What people, and those who mean harm, put into titles. */
const HOSTILE = [
  '=HYPERLINK("https://evil.example";"click")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '"quoted", with; all the\tseparators',
  'two\r\nlines',
  '  spaces around  ',
  'é è ☃ 👩‍🚀 ‮ reversed',
  "'already quoted",
  '',
];

/** An endpoint with 5,000 shares of items whose titles are hostile, and the rows as the store has them. */
async function startWithHostileShares(): Promise<{ endpoint: TestEndpoint; rows: ShareRow[] }> {
  const endpoint = await startTestEndpoint();
  const { store, tenant, now } = endpoint.context;
  const random = fc.sample(fc.string({ unit: 'grapheme', maxLength: 60 }), {
    numRuns: 86,
    seed: 20_261_123,
  });
  const titles = [...HOSTILE, ...random];
  const items = titles.map((title, index) => makeItem({ id: `item-${index}`, title }));
  await store.saveContent(tenant, { programme: null, items, now: now().toISOString() });
  const events = Array.from({ length: ROWS }, (_, index) =>
    makeStoredEvent({
      itemId: `item-${index % titles.length}`,
      occurredAt: new Date(Date.UTC(2026, 10, 1) + Math.floor(index / 3) * 1000).toISOString(),
      link: `https://www.example.com/?q=${encodeURIComponent(titles[index % titles.length] ?? '')}&=,;"`,
    }),
  );
  await store.appendEvents(tenant, events);
  const rows = await store.listShares(tenant, { filter: {}, after: null, limit: ROWS });
  return { endpoint, rows };
}

async function download(endpoint: TestEndpoint, query: string): Promise<string> {
  const answer = await endpoint.send(`${EXPORT}?${query}`, { token: endpoint.adminToken });
  expect(answer.status).toBe(200);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
}

describe('GET /v1/admin/shares/export', () => {
  it('writes every row of the log as CSV, in order, each text harmless to a spreadsheet', async () => {
    const { endpoint, rows } = await startWithHostileShares();
    const csv = await download(endpoint, 'format=csv');
    expect(csv.startsWith(`\uFEFF${COLUMNS.join(',')}\r\n`)).toBe(true);
    const records: Record<string, string>[] = parse(csv, { bom: true, columns: true });
    expect(records).toHaveLength(ROWS);
    const expected = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, cell]) => [
          column,
          typeof cell === 'string' ? neutraliseCell(cell) : String(cell ?? ''),
        ]),
      ),
    );
    expect(records).toEqual(expected);
    expect(records.some((record) => /^[=+@-]/.test(record['itemTitle'] ?? ''))).toBe(false);
  });

  it('writes every row as NDJSON, exactly as the store has it', async () => {
    const { endpoint, rows } = await startWithHostileShares();
    const lines = (await download(endpoint, 'format=ndjson')).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
  });

  it('exports what the filter leaves, and a header alone when that is nothing', async () => {
    const endpoint = await startTestEndpoint();
    await endpoint.context.store.appendEvents('default', [
      makeStoredEvent({ network: 'x' }),
      makeStoredEvent(),
    ]);
    const records: Record<string, string>[] = parse(await download(endpoint, 'network=x'), {
      bom: true,
      columns: true,
    });
    expect(records).toMatchObject([{ network: 'x' }]);
    expect(await download(endpoint, 'state=abandoned')).toBe(`\uFEFF${COLUMNS.join(',')}\r\n`);
    expect(await download(endpoint, 'state=abandoned&format=ndjson')).toBe('');
  });

  it('is a file to save: named, typed, not to be sniffed or kept', async () => {
    const endpoint = await startTestEndpoint();
    const answer = await endpoint.send(EXPORT, { token: endpoint.adminToken });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="shares-2026-11-23.csv"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('goes on serving after a reader hangs up in the middle', async () => {
    const { endpoint } = await startWithHostileShares();
    const abort = new AbortController();
    const answer = await fetch(endpoint.url + EXPORT, {
      headers: { authorization: `Bearer ${endpoint.adminToken}` },
      signal: abort.signal,
    });
    const reader = answer.body?.getReader();
    await reader?.read();
    abort.abort();
    expect((await endpoint.send('/healthz')).status).toBe(200);
    expect(await download(endpoint, 'format=ndjson')).not.toBe('');
  });

  it('refuses a format that it does not write', async () => {
    const endpoint = await startTestEndpoint();
    const answer = await endpoint.send(`${EXPORT}?format=xlsx`, { token: endpoint.adminToken });
    expect(answer.status).toBe(400);
  });
});
