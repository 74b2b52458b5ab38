import { describe, expect, it } from 'vitest';
import { type ShareLogPage, shareLogPageSchema } from '../../src/contract/share-log.ts';
import { makeStoredEvent } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

const SHARES = '/v1/admin/shares';

async function readPage(endpoint: TestEndpoint, query = ''): Promise<ShareLogPage> {
  const answer = await endpoint.send(`${SHARES}?${query}`, { token: endpoint.adminToken });
  expect(answer.status).toBe(200);
  return shareLogPageSchema.parse(await answer.json());
}

async function startWithShares(count: number): Promise<TestEndpoint> {
  const endpoint = await startTestEndpoint();
  const events = Array.from({ length: count }, (_, index) =>
    makeStoredEvent({
      occurredAt: new Date(Date.UTC(2026, 10, 1, 0, index)).toISOString(),
      network: index % 2 === 0 ? 'x' : 'linkedin',
    }),
  );
  await endpoint.context.store.appendEvents('default', events);
  return endpoint;
}

describe('GET /v1/admin/shares', () => {
  it('leads through the whole log, newest first, and ends', async () => {
    const endpoint = await startWithShares(120);
    const first = await readPage(endpoint);
    expect(first.rows).toHaveLength(50);
    const second = await readPage(endpoint, `cursor=${first.nextCursor}`);
    const third = await readPage(endpoint, `cursor=${second.nextCursor}`);
    expect(third.nextCursor).toBeNull();
    const moments = [first, second, third].flatMap(({ rows }) => rows.map((row) => row.insertedAt));
    expect(moments).toHaveLength(120);
    expect(moments).toEqual(moments.toSorted().toReversed());
    expect([first, second, third].map(({ total }) => total)).toEqual([120, 120, 120]);
  });

  it('gives no cursor when the last page is exactly full', async () => {
    const endpoint = await startWithShares(10);
    expect((await readPage(endpoint, 'limit=10')).nextCursor).toBeNull();
    expect((await readPage(endpoint, 'limit=9')).nextCursor).not.toBeNull();
  });

  it('does not repeat or lose rows when new shares arrive between two pages', async () => {
    const endpoint = await startWithShares(10);
    const first = await readPage(endpoint, 'limit=5');
    await endpoint.context.store.appendEvents('default', [makeStoredEvent()]);
    const second = await readPage(endpoint, `limit=5&cursor=${first.nextCursor}`);
    const seen = new Set([...first.rows, ...second.rows].map(({ shareId }) => shareId));
    expect(seen.size).toBe(10);
  });

  it('filters, and counts what the filter leaves', async () => {
    const endpoint = await startWithShares(10);
    const from = encodeURIComponent('2026-11-01T01:05:00+01:00');
    const page = await readPage(endpoint, `network=x&from=${from}&limit=1`);
    expect(page).toMatchObject({ total: 2, rows: [{ network: 'x' }] });
    expect(await readPage(endpoint, 'state=abandoned')).toEqual({
      rows: [],
      total: 0,
      nextCursor: null,
    });
  });

  it.each([
    ['a cursor of its own making', 'cursor=abc'],
    [
      'a cursor with more in it',
      `cursor=${Buffer.from('["2026-11-01T00:00:00.000Z","x"]').toString('base64url')}`,
    ],
    ['a limit of nothing', 'limit=0'],
    ['a limit beyond 500', 'limit=501'],
    ['a limit that is no number', 'limit=many'],
    ['two limits', 'limit=1&limit=2'],
    ['a date without a zone', 'from=2026-11-01T00:00:00'],
    ['a state that is none', 'state=deleted'],
    ['a filter that is none', 'person=jane'],
  ])('refuses %s', async (_what, query) => {
    const endpoint = await startTestEndpoint();
    const answer = await endpoint.send(`${SHARES}?${query}`, { token: endpoint.adminToken });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status: 400, errors: [expect.anything()] });
  });
});
