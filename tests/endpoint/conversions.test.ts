import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { conversionAnswerSchema } from '../../src/contract/conversion.ts';
import { problemSchema } from '../../src/contract/problem.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { makeBatch, makeEvent } from './samples.ts';
import { NOW, startTestEndpoint } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

/** An endpoint with a key for the company's website, and an ambassador who shared its item. */
async function open() {
  const endpoint = await startTestEndpoint();
  const staff = { label: 'Website', roles: ['integration' as const] };
  const key = await mintStaffToken(endpoint.context, staff);
  const { deviceToken, ambassador } = await endpoint.enrol();
  await endpoint.send('/v1/events', { token: deviceToken, json: makeBatch(makeEvent()) });
  const { pseudonym } = ambassador;
  const conversion = {
    id: v7(),
    type: 'lead',
    occurredAt: '2026-11-23T10:00:00+01:00',
    value: { amountMinor: 12_050, currency: 'EUR' },
    utmContent: `first-light.plain.${pseudonym}`,
  };
  const tell = (json: unknown) => endpoint.send('/v1/conversions', { token: key, json });
  const list = () => lookInto(endpoint.location, 'select * from conversion');
  return { endpoint, key, deviceToken, pseudonym, conversion, tell, list };
}

const statusOf = async (answer: Response) =>
  conversionAnswerSchema.parse(await answer.json()).status;

/** The same, with visits to the item through the ambassador's link. */
async function openWithVisits() {
  const opened = await open();
  const { endpoint, pseudonym } = opened;
  const { store, tenant } = endpoint.context;
  const visit = async (occurredAt: string, network: string) => {
    const id = v7({ msecs: Date.parse(occurredAt) });
    const click = {
      id,
      occurredAt,
      itemId: 'first-light',
      network,
      pseudonym,
      visitor: 'a'.repeat(16),
    };
    await store.appendClicks(tenant, [{ ...click, class: 'person', reason: 'no-rule' }]);
    return click;
  };
  return { ...opened, visit };
}

describe('a conversion', () => {
  it('is kept with the share that its utm_content names', async () => {
    const { conversion, pseudonym, tell, list } = await open();
    const answer = await tell(conversion);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ id: conversion.id, status: 'accepted' });
    expect(await list()).toEqual([
      expect.objectContaining({
        conversion_id: conversion.id,
        type: 'lead',
        amount_minor: 12_050,
        currency: 'EUR',
        occurred_at: '2026-11-23T09:00:00.000Z',
        item_id: 'first-light',
        variant_id: 'plain',
        network: null,
        pseudonym,
      }),
    ]);
  });

  it('takes the network from a landing address, of which nothing else is kept', async () => {
    const { conversion, pseudonym, tell, list } = await open();
    const { utmContent, ...rest } = conversion;
    const tags = `utm_source=linkedin&utm_content=${utmContent}`;
    const landingUrl = `https://www.example.com/thanks?email=ann%40example.com&${tags}`;
    expect((await tell({ ...rest, landingUrl })).status).toBe(200);
    expect(await list()).toEqual([expect.objectContaining({ network: 'linkedin', pseudonym })]);
    expect(JSON.stringify(await list())).not.toMatch(/example\.com|thanks|ann/);
  });

  it('counts once, however often it is sent, also at once', async () => {
    const { conversion, tell, list } = await open();
    const answers = await Promise.all([tell(conversion), tell(conversion), tell(conversion)]);
    const statuses = await Promise.all(answers.map(statusOf));
    expect(statuses.toSorted()).toEqual(['accepted', 'duplicate', 'duplicate']);
    expect(await list()).toHaveLength(1);
  });

  it('is the same in another zone, and another one with another value', async () => {
    const { conversion, tell, list } = await open();
    await tell(conversion);
    const elsewhere = { ...conversion, occurredAt: '2026-11-23T09:00:00Z' };
    expect(await (await tell(elsewhere)).json()).toMatchObject({ status: 'duplicate' });
    const dearer = { ...conversion, value: { amountMinor: 1, currency: 'EUR' } };
    expect((await tell(dearer)).status).toBe(409);
    expect(await list()).toEqual([expect.objectContaining({ amount_minor: 12_050 })]);
  });

  it('keeps the largest amount that a number can count', async () => {
    const { conversion, tell, list } = await open();
    const value = { amountMinor: Number.MAX_SAFE_INTEGER, currency: 'JPY' };
    expect((await tell({ ...conversion, value })).status).toBe(200);
    expect(await list()).toEqual([
      expect.objectContaining({ amount_minor: Number.MAX_SAFE_INTEGER }),
    ]);
  });

  it.each([
    ['no tags', 422, { utmContent: 'newsletter' }, 'utm_content'],
    ['an item that was never here', 422, { utmContent: 'other.plain.anon' }, 'never published'],
    ['a time to come', 422, { occurredAt: '2026-11-24T10:00:00Z' }, 'a day ahead'],
    ['both ways to name the share', 400, { landingUrl: 'https://www.example.com/' }, ''],
    ['no way to name the share', 400, { utmContent: undefined }, ''],
    ['an empty list of visits', 400, { clickIds: [] }, ''],
    ['a visit that is no id', 400, { clickIds: ['first-light'] }, ''],
    [
      'more visits than anybody remembers',
      400,
      { clickIds: Array.from({ length: 21 }, () => v7()) },
      '',
    ],
    ['part of a cent', 400, { value: { amountMinor: 0.5, currency: 'EUR' } }, ''],
    ['a currency by its sign', 400, { value: { amountMinor: 1, currency: '€' } }, ''],
    ['a field that nobody knows', 400, { email: 'ann@example.com' }, ''],
  ])('is refused with %s', async (_name, status, changes, words) => {
    const { conversion, tell, list } = await open();
    const answer = await tell({ ...conversion, ...changes });
    expect(answer.status).toBe(status);
    expect(problemSchema.parse(await answer.json()).detail ?? '').toContain(words);
    expect(await list()).toEqual([]);
  });
});

describe('a conversion after visits', () => {
  it('is kept with those of them that are known, under the last one before it', async () => {
    const { endpoint, visit, tell, conversion } = await openWithVisits();
    const first = await visit('2026-11-20T08:00:00.000Z', 'linkedin');
    const last = await visit('2026-11-22T08:00:00.000Z', 'x');
    const after = await visit('2026-11-23T09:10:00.000Z', 'linkedin');
    const { utmContent: _none, ...rest } = conversion;
    const clickIds = [after.id, first.id, v7(), last.id.toUpperCase()];
    expect((await tell({ ...rest, clickIds })).status).toBe(200);
    expect(await lookInto(endpoint.location, 'select * from conversion')).toEqual([
      expect.objectContaining({
        item_id: 'first-light',
        variant_id: 'short-link',
        network: 'x',
        pseudonym: last.pseudonym,
      }),
    ]);
    const touches = 'select click_id, pseudonym from conversion_touch order by occurred_at';
    expect(await lookInto(endpoint.location, touches)).toEqual(
      [first, last, after].map(({ id, pseudonym }) => ({ click_id: id, pseudonym })),
    );
  });

  it('finds the visit in the landing address, also without tags', async () => {
    const { endpoint, visit, tell, conversion } = await openWithVisits();
    const { id } = await visit(NOW, 'linkedin');
    const { utmContent: _none, ...rest } = conversion;
    const landingUrl = `https://www.example.com/thanks?pv_click=${id}`;
    expect((await tell({ ...rest, landingUrl })).status).toBe(200);
    expect(await lookInto(endpoint.location, 'select click_id from conversion_touch')).toEqual([
      { click_id: id },
    ]);
  });

  it('counts once, and is another one with other visits', async () => {
    const { visit, tell, conversion } = await openWithVisits();
    const { id } = await visit(NOW, 'linkedin');
    const told = { ...conversion, clickIds: [id] };
    const answers = await Promise.all([tell(told), tell(told), tell(told)]);
    const statuses = await Promise.all(answers.map(statusOf));
    expect(statuses.toSorted()).toEqual(['accepted', 'duplicate', 'duplicate']);
    expect(await statusOf(await tell({ ...told, clickIds: [id, id] }))).toBe('duplicate');
    expect((await tell(conversion)).status).toBe(409);
  });

  it('goes by its tags where none of the visits is known, and waits without any', async () => {
    const { endpoint, pseudonym, tell, conversion } = await openWithVisits();
    const { utmContent, ...rest } = conversion;
    const alone = await tell({ ...rest, clickIds: [v7()] });
    expect(alone.status).toBe(422);
    expect(problemSchema.parse(await alone.json()).detail).toContain('send it again');
    expect((await tell({ ...rest, utmContent, clickIds: [v7()] })).status).toBe(200);
    expect(
      await lookInto(endpoint.location, 'select variant_id, pseudonym from conversion'),
    ).toEqual([{ variant_id: 'plain', pseudonym }]);
  });

  it('says nothing of a sharer who was erased', async () => {
    const { endpoint, deviceToken, visit, tell, conversion } = await openWithVisits();
    const { id } = await visit(NOW, 'linkedin');
    const { utmContent: _none, ...rest } = conversion;
    await tell({ ...rest, clickIds: [id] });
    await endpoint.send('/v1/me/erase', { token: deviceToken, json: { receiptId: v7() } });
    await tell({ ...rest, id: v7(), clickIds: [id] });
    const named =
      'select pseudonym from conversion union all select pseudonym from conversion_touch';
    expect(await lookInto(endpoint.location, named)).toEqual(
      Array.from({ length: 4 }, () => ({ pseudonym: null })),
    );
  });
});

describe('the key of an integration', () => {
  it('is enrolled with a code that an admin makes, and ends when an admin withdraws it', async () => {
    const { endpoint, conversion } = await open();
    const { adminToken: token, send } = endpoint;
    const json = { staff: { label: 'CRM', roles: ['integration'] } };
    const made = await send('/v1/admin/enrolment-codes', { token, json });
    const { codes } = await made.json();
    const enrolled = await send('/v1/staff/enrolments', { json: { code: codes[0] } });
    const key = await enrolled.json();
    const tell = () => send('/v1/conversions', { token: key.token, json: conversion });
    expect((await tell()).status).toBe(200);
    const path = `/v1/admin/people/${key.personId}/revoke`;
    expect((await send(path, { token, method: 'POST' })).status).toBe(204);
    expect((await tell()).status).toBe(401);
  });
});

describe('an ambassador who was erased', () => {
  it('is in no conversion, neither one that came before nor one that comes later', async () => {
    const { endpoint, conversion, deviceToken, pseudonym, tell, list } = await open();
    await tell(conversion);
    expect(JSON.stringify(await list())).toContain(pseudonym);
    const json = { receiptId: v7() };
    const erased = await endpoint.send('/v1/me/erase', { token: deviceToken, json });
    expect(await erased.json()).toMatchObject({ receipt: { conversions: 1 } });
    await tell({ ...conversion, id: v7() });
    expect(await list()).toHaveLength(2);
    expect(JSON.stringify(await list())).not.toContain(`"${pseudonym}"`);
  });
});
