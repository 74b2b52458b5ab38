import { describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/contract/problem.ts';
import {
  type ProgrammeFigures,
  programmeFiguresAnswerSchema,
} from '../../src/contract/programme-figures.ts';
import { resultsSchema } from '../../src/contract/results.ts';
import { makeStoredEvent } from './samples.ts';
import { startTestEndpoint } from './test-endpoint.ts';

const PATH = '/v1/programme/figures';

const figures: ProgrammeFigures = {
  cost: {
    currency: 'EUR',
    licencePerMonthMinor: 10_000,
    minutesPerShare: 3,
    hourlyCostMinor: 4_000,
  },
  values: [{ type: 'lead', amountMinor: 25_000, currency: 'EUR' }],
  adPrices: [
    {
      per: 'click',
      lowMinor: 500,
      highMinor: 900,
      currency: 'EUR',
      source: 'Rate card',
      asOf: '2026-10-01',
    },
  ],
};

async function open() {
  const endpoint = await startTestEndpoint();
  const token = endpoint.adminToken;
  const put = (json: unknown, tag?: string) =>
    endpoint.send(PATH, {
      method: 'PUT',
      token,
      json,
      ...(tag && { headers: { 'if-match': tag } }),
    });
  const read = async () => {
    const answer = await endpoint.send(PATH, { token });
    return {
      tag: answer.headers.get('etag'),
      ...programmeFiguresAnswerSchema.parse(await answer.json()),
    };
  };
  return { endpoint, put, read };
}

describe('the programme’s own figures', () => {
  it('are none at first, then what an admin says, by the revision that was read; the audit log says so', async () => {
    const { endpoint, put, read } = await open();
    expect(await read()).toMatchObject({ tag: '"0"', revision: 0, figures: null, changedAt: null });
    const answer = await put(figures, '"0"');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(await read()).toMatchObject({ tag: '"1"', revision: 1, figures });
    const { store, tenant } = endpoint.context;
    const entries = await store.listAudit(tenant, { after: 0, limit: 10 });
    expect(entries.at(-1)).toMatchObject({ action: 'figures.changed', details: { revision: 1 } });
  });

  it('are not changed by who read others, or does not say', async () => {
    const { put, read } = await open();
    expect((await put(figures)).status).toBe(428);
    await put(figures, '"0"');
    expect((await put({ ...figures, values: [] }, '"0"')).status).toBe(412);
    const both = await Promise.all([put(figures, '"1"'), put(figures, '"1"')]);
    expect(both.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 412]));
    expect(await read()).toMatchObject({ revision: 2, figures });
  });

  it.each([
    [
      'a range that ends before it starts',
      { adPrices: [{ ...figures.adPrices[0], highMinor: 1 }] },
      '/adPrices/0/highMinor',
    ],
    [
      'views without clicks',
      { adPrices: [{ ...figures.adPrices[0], per: 'thousand-views' }] },
      '/adPrices/0/clicksPerThousandViews',
    ],
    [
      'a price without a source',
      { adPrices: [{ ...figures.adPrices[0], source: '' }] },
      '/adPrices/0/source',
    ],
    ['two values of one type', { values: [figures.values[0], figures.values[0]] }, '/values'],
    ['a currency that is none', { cost: { ...figures.cost, currency: 'euro' } }, '/cost/currency'],
    [
      'a negative cost',
      { cost: { ...figures.cost, hourlyCostMinor: -1 } },
      '/cost/hourlyCostMinor',
    ],
  ])('refuse %s, and say where', async (_words, changes, pointer) => {
    const { put, read } = await open();
    const answer = await put({ ...figures, ...changes }, '"0"');
    expect(answer.status).toBe(400);
    const { errors } = problemSchema.parse(await answer.json());
    expect(errors?.map((error) => error.pointer)).toContain(pointer);
    expect((await read()).revision).toBe(0);
  });

  it('value what sharing brought, with the formula, all of its inputs, and the equivalent apart', async () => {
    const { endpoint, put } = await open();
    for (let count = 0; count < 5; count += 1) await endpoint.enrol();
    const { store, tenant } = endpoint.context;
    await store.appendEvents(tenant, [makeStoredEvent(), makeStoredEvent({ network: 'x' })]);
    await store.addConversion(tenant, {
      id: '019ab7a0-0000-7000-8000-000000000001',
      payloadHash: 'h',
      type: 'lead',
      amountMinor: null,
      currency: null,
      occurredAt: '2026-11-23T09:00:00.000Z',
      receivedAt: '2026-11-23T09:00:00.000Z',
      source: 'system',
      clickIds: [],
      tagged: { itemId: 'first-light', variantId: 'plain', network: 'x', pseudonym: null },
    });
    const ask = async () => {
      const answer = await endpoint.send('/v1/admin/results?by=network', {
        token: endpoint.adminToken,
      });
      return resultsSchema.parse(await answer.json());
    };
    expect((await ask()).worth).toMatchObject({
      unvalued: 1,
      cost: null,
      roi: { ratio: null, gap: 'no-figures' },
    });
    await put(figures, '"0"');
    const { worth, rows } = await ask();
    expect(worth.cost).toMatchObject({
      licenceMinor: 10_000,
      timeMinor: 400,
      amountMinor: 10_400,
      months: 1,
    });
    expect(worth.roi).toEqual({
      formula: '(value − cost) / cost',
      currency: 'EUR',
      valueMinor: 25_000,
      costMinor: 10_400,
      ratio: (25_000 - 10_400) / 10_400,
      gap: null,
    });
    expect(worth.mediaEquivalent).toMatchObject([{ lowMinor: 0, clicks: 0, asOf: '2026-10-01' }]);
    expect(rows.map((row) => [row.key, row.worth?.cost?.amountMinor, row.worth?.roi.gap])).toEqual([
      ['linkedin', 5_200, 'no-value'],
      ['x', 5_200, null],
    ]);
  });
});
