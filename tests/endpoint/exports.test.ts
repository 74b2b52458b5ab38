import { parse } from 'csv-parse/sync';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clickRowSchema, conversionRowSchema } from '../../src/contract/export.ts';
import { makeClick } from '../../src/endpoint/links/click-fixtures.ts';
import { GROUP_MIN } from '../../src/endpoint/results/group-size.ts';
import { makeStoredEvent } from './samples.ts';
import { startTestEndpoint, type TestEndpointOptions } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

/** A few, where pages don't matter. */
const ROWS = 30;
/** More than one batch, and more than any number of pages that are on their way. */
const MANY = 503;
const LONG = 20_000;
const VISITOR = 'abcdefghijklmnop';
const PSEUDONYM = 'abcdefgh';

const kinds = ['shares', 'clicks', 'conversions'] as const;
type Kind = (typeof kinds)[number];

const at = (index: number) => new Date(Date.UTC(2026, 10, 1) + index * 1_000).toISOString();
const network = (index: number) => (index % 3 === 0 ? 'x' : 'linkedin');

interface Opening extends TestEndpointOptions {
  ambassadors?: number;
  rows?: number;
}

/** An endpoint with so many ambassadors, and rows of each kind on two networks. */
async function open({ ambassadors = GROUP_MIN, rows = ROWS, ...options }: Opening = {}) {
  const endpoint = await startTestEndpoint(options);
  for (let count = 0; count < ambassadors; count += 1) await endpoint.enrol();
  const { store, tenant } = endpoint.context;
  const indexes = Array.from({ length: rows }, (_, index) => index);
  await store.appendEvents(
    tenant,
    indexes.map((index) => makeStoredEvent({ occurredAt: at(index), network: network(index) })),
  );
  await store.appendClicks(
    tenant,
    indexes.map((index) =>
      makeClick({ occurredAt: at(index), network: network(index), visitor: VISITOR }),
    ),
  );
  for (const index of indexes.slice(0, 12)) {
    await store.addConversion(tenant, {
      id: v7({ msecs: Date.parse(at(index)) }),
      payloadHash: 'hash',
      type: 'sale',
      amountMinor: 125_050,
      currency: 'EUR',
      occurredAt: at(index),
      receivedAt: at(index),
      source: 'system',
      clickIds: [],
      tagged: {
        itemId: 'first-light',
        variantId: 'plain',
        network: network(index),
        pseudonym: null,
      },
    });
  }
  const ask = (kind: Kind, query = '') =>
    endpoint.send(`/v1/admin/${kind}/export${query}`, { token: endpoint.adminToken });
  const read = async (kind: Kind, query = '') => {
    const answer = await ask(kind, query);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  return { endpoint, ask, read };
}

/** What comes of an answer before it ends or breaks off. */
async function readPart({ body }: Response): Promise<{ text: string; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of body ?? []) chunks.push(chunk);
  } catch {
    return { text: Buffer.concat(chunks).toString(), isWhole: false };
  }
  return { text: Buffer.concat(chunks).toString(), isWhole: true };
}

const lines = (text: string) => text.split('\n').filter(Boolean);
const ids = (text: string) =>
  lines(text).map((line) => {
    const row: Record<string, string> = JSON.parse(line);
    return Object.values(row)[0] ?? '';
  });

describe('an export', () => {
  it.each(kinds)('of %s is whole, each row once, as CSV and as NDJSON', async (kind) => {
    const { read } = await open({ rows: MANY });
    const all = ids(await read(kind, '?format=ndjson'));
    expect(all).toHaveLength(kind === 'conversions' ? 12 : MANY);
    expect(new Set(all).size).toBe(all.length);
    const rows: Record<string, string>[] = parse(await read(kind), { bom: true, columns: true });
    expect(rows.map((row) => Object.values(row)[0])).toEqual(all);
  });

  it.each(kinds)('of %s goes on behind the last row that came whole', async (kind) => {
    const { read } = await open();
    const ndjson = await read(kind, '?format=ndjson');
    const all = ids(ndjson);
    const cut = Math.floor(all.length / 2);
    const rest = await read(kind, `?format=ndjson&after=${all[cut]}`);
    expect(
      lines(ndjson)
        .slice(0, cut + 1)
        .join('\n') +
        '\n' +
        rest,
    ).toBe(ndjson);
    const csv = await read(kind);
    const records = csv.split('\r\n');
    const more = await read(kind, `?after=${all[cut]}`);
    expect(`${records.slice(0, cut + 2).join('\r\n')}\r\n${more}`).toBe(csv);
  });

  it('is cut where it takes too long, so that its reader notices, and goes on behind what came', async () => {
    const exportLimits = { standstillMs: 60_000, wholeMs: 1 };
    const { endpoint, ask } = await open({ exportLimits });
    const { store, tenant } = endpoint.context;
    const more = Array.from({ length: LONG }, (_, index) => makeClick({ occurredAt: at(index) }));
    await store.appendClicks(tenant, more);
    const { text, isWhole } = await readPart(await ask('clicks', '?format=ndjson'));
    expect(isWhole).toBe(false);
    const part = text.slice(0, text.lastIndexOf('\n') + 1);
    const patient = await startTestEndpoint({ location: endpoint.location, empty: true });
    const answer = await patient.send(
      `/v1/admin/clicks/export?format=ndjson&after=${ids(part).at(-1)}`,
      { token: patient.adminToken },
    );
    const all = ids(part + (await answer.text()));
    expect(all).toHaveLength(ROWS + LONG);
    expect(new Set(all).size).toBe(ROWS + LONG);
  });

  it('says that it can not go on behind a share that is not there', async () => {
    const { ask } = await open();
    const answer = await ask('shares', `?after=${v7()}`);
    expect(answer.status).toBe(422);
    expect((await answer.json()).errors).toMatchObject([{ pointer: '/after' }]);
  });

  it('of clicks says neither who came nor whose link it was', async () => {
    const { read } = await open();
    const text = await read('clicks', '?format=ndjson');
    expect(text).not.toContain(VISITOR);
    expect(text).not.toContain(PSEUDONYM);
    const rows = z
      .array(z.strictObject(clickRowSchema.shape))
      .parse(lines(text).map((line) => JSON.parse(line)));
    expect(rows).toHaveLength(ROWS);
  });

  it('of conversions has who told of each, its value and no person', async () => {
    const { read } = await open();
    const text = await read('conversions', '?format=ndjson&network=x');
    const rows = z
      .array(z.strictObject(conversionRowSchema.shape))
      .parse(lines(text).map((line) => JSON.parse(line)));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({ source: 'system', amountMinor: 125_050, currency: 'EUR' });
  });

  it('holds what its filter leaves', async () => {
    const { read } = await open();
    const count = async (kind: Kind, query: string) =>
      ids(await read(kind, `?format=ndjson&${query}`)).length;
    const span = 'from=2026-11-01T00:00:02Z&to=2026-11-01T00:00:05Z';
    expect(await count('clicks', span)).toBe(3);
    expect(await count('conversions', span)).toBe(3);
    expect(await count('clicks', 'network=x')).toBe(10);
    expect(await count('clicks', 'itemId=never-published')).toBe(0);
  });

  it('of a month with too few ambassadors has the log alone: no click and no conversion', async () => {
    const { read } = await open({ ambassadors: GROUP_MIN - 1 });
    expect(ids(await read('clicks', '?format=ndjson'))).toEqual([]);
    expect(ids(await read('conversions', '?format=ndjson'))).toEqual([]);
  });

  it('is the state of one moment, and in the audit log', async () => {
    const { endpoint, ask } = await open();
    const { store, tenant } = endpoint.context;
    const answer = await ask('clicks', '?format=ndjson');
    // The answer has begun, so that the moment is past; most of it is still to be read.
    await store.appendClicks(tenant, [makeClick({ occurredAt: '2026-11-23T09:00:00.000Z' })]);
    expect(ids(await answer.text())).toHaveLength(ROWS);
    const audit = await lookInto(
      endpoint.location,
      `select details from audit_entry where action = 'clicks.exported'`,
    );
    expect(audit).toEqual([{ details: '{"format":"ndjson","filter":"{}","after":null}' }]);
  });
});
