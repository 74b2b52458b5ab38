import { describe, expect, it } from 'vitest';
import { enrolmentCodesSchema, enrolmentSchema } from '../../src/contract/enrolment.ts';
import { programme } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

async function mintCode(endpoint: TestEndpoint, person: object = {}): Promise<string> {
  const { adminToken: token } = endpoint;
  const answer = await endpoint.send('/v1/admin/enrolment-codes', { token, json: person });
  expect(answer.status).toBe(201);
  const [code] = enrolmentCodesSchema.parse(await answer.json()).codes;
  return code ?? '';
}

const tryCode = (endpoint: TestEndpoint, code: string) =>
  endpoint.send('/v1/enrolments', { json: { code, clientVersion: '1.0.0' } });

describe('enrolment', () => {
  it('gives a device token, a pseudonym and the programme for a code', async () => {
    const endpoint = await startTestEndpoint();
    const code = await mintCode(endpoint, { locale: 'fr', topics: ['optics'] });
    const answer = await tryCode(endpoint, code);
    expect(answer.status).toBe(201);
    const enrolment = enrolmentSchema.parse(await answer.json());
    expect(enrolment).toMatchObject({ tenant: 'default', programme });
    expect(enrolment.ambassador).toMatchObject({ locale: 'fr', topics: ['optics'] });
    const feed = await endpoint.send('/v1/feed', { token: enrolment.deviceToken });
    expect(feed.status).toBe(200);
  });

  it('reads a code as people write it: groups, spaces, capitals', async () => {
    const endpoint = await startTestEndpoint();
    const code = await mintCode(endpoint);
    const answer = await tryCode(endpoint, ` ${code.toUpperCase().replaceAll('-', ' ')} `);
    expect(answer.status).toBe(201);
  });

  it('answers alike to a wrong, a used and an expired code', async () => {
    const endpoint = await startTestEndpoint();
    const used = await mintCode(endpoint);
    await tryCode(endpoint, used);
    const expired = await mintCode(endpoint);
    endpoint.clock.now = new Date('2026-12-07T09:30:00.000Z');
    const wrong = 'a'.repeat(26);
    const answers = await Promise.all(
      [wrong, used, expired].map(async (code) => {
        const answer = await tryCode(endpoint, code);
        return { status: answer.status, body: await answer.text() };
      }),
    );
    expect(answers[0]?.status).toBe(401);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('takes a code for fourteen days', async () => {
    const endpoint = await startTestEndpoint();
    const code = await mintCode(endpoint);
    endpoint.clock.now = new Date('2026-12-07T09:29:59.999Z');
    expect((await tryCode(endpoint, code)).status).toBe(201);
  });

  it('lets only one of many win who use a code at the same time', async () => {
    const endpoint = await startTestEndpoint();
    const code = await mintCode(endpoint);
    const answers = await Promise.all(Array.from({ length: 8 }, () => tryCode(endpoint, code)));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, 401, 401, 401, 401, 401, 401, 401]);
  });

  it('leaves a code good while there is no programme to join', async () => {
    const endpoint = await startTestEndpoint({ empty: true });
    const code = await mintCode(endpoint);
    expect((await tryCode(endpoint, code)).status).toBe(409);
    const { store, tenant } = endpoint.context;
    await store.saveContent(tenant, { programme, items: [], now: '2026-11-23T09:30:00.000Z' });
    expect((await tryCode(endpoint, code)).status).toBe(201);
  });

  it('makes as many different codes as asked, and no more than 500', async () => {
    const endpoint = await startTestEndpoint();
    const { adminToken: token } = endpoint;
    const many = await endpoint.send('/v1/admin/enrolment-codes', { token, json: { count: 500 } });
    const { codes, expiresAt } = enrolmentCodesSchema.parse(await many.json());
    expect(new Set(codes).size).toBe(500);
    expect(expiresAt).toBe('2026-12-07T09:30:00.000Z');
    const tooMany = await endpoint.send('/v1/admin/enrolment-codes', {
      token,
      json: { count: 501 },
    });
    expect(tooMany.status).toBe(400);
  });

  it('gives two people two pseudonyms, and one person another one each quarter', async () => {
    const endpoint = await startTestEndpoint();
    const [first, second] = [await endpoint.enrol(), await endpoint.enrol()];
    expect(first.ambassador.pseudonym).not.toBe(second.ambassador.pseudonym);
    const pseudonymOn = async (day: string) => {
      endpoint.clock.now = new Date(day);
      const feed = await endpoint.send('/v1/feed', { token: first.deviceToken });
      return enrolmentSchema.shape.ambassador.parse((await feed.json()).ambassador).pseudonym;
    };
    expect(await pseudonymOn('2026-12-31T23:59:59Z')).toBe(first.ambassador.pseudonym);
    expect(await pseudonymOn('2027-01-01T00:00:00Z')).not.toBe(first.ambassador.pseudonym);
  });
});
