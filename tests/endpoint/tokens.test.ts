import { describe, expect, it } from 'vitest';
import { auditPageSchema } from '../../src/contract/audit.ts';
import {
  enrolmentCodesSchema,
  type Staff,
  staffEnrolmentSchema,
} from '../../src/contract/enrolment.ts';
import { peopleSchema, rotatedTokenSchema } from '../../src/contract/people.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

async function open() {
  const endpoint = await startTestEndpoint();
  const first = (await endpoint.enrol()).deviceToken;
  const rotate = async (token: string) => {
    const answer = await endpoint.send('/v1/tokens/rotate', { token, method: 'POST' });
    expect(answer.status).toBe(201);
    return rotatedTokenSchema.parse(await answer.json()).token;
  };
  const use = async (token: string) => (await endpoint.send('/v1/feed', { token })).status;
  const wait = (ms: number) => {
    endpoint.clock.now = new Date(endpoint.clock.now.getTime() + ms);
  };
  return { endpoint, first, rotate, use, wait };
}

async function inviteStaff(endpoint: TestEndpoint, staff: Staff) {
  const token = endpoint.adminToken;
  const answer = await endpoint.send('/v1/admin/enrolment-codes', { token, json: { staff } });
  const [code = ''] = enrolmentCodesSchema.parse(await answer.json()).codes;
  return code;
}

describe('a token', () => {
  it('is replaced by the next one with its first use, and not before', async () => {
    const { first, rotate, use, wait } = await open();
    const second = await rotate(first);
    wait(60_000);
    expect(await use(first)).toBe(200);
    expect(await use(second)).toBe(200);
    wait(29_000);
    expect(await use(first)).toBe(200);
    expect(await use(second)).toBe(200);
  });

  it('that was replaced long ago and is used again takes its whole family with it', async () => {
    const { endpoint, first, rotate, use, wait } = await open();
    const second = await rotate(first);
    expect(await use(second)).toBe(200);
    const third = await rotate(second);
    expect(await use(third)).toBe(200);
    wait(31_000);
    const stolen = await endpoint.send('/v1/feed', { token: first });
    expect(stolen.status).toBe(401);
    expect(await stolen.text()).toContain('may have been copied');
    expect(await use(third)).toBe(401);
    expect(await use(second)).toBe(401);
    const answer = await endpoint.send('/v1/audit', { token: endpoint.adminToken });
    const { entries } = auditPageSchema.parse(await answer.json());
    expect(
      entries.map(({ action }) => action).filter((one) => one === 'token.reused'),
    ).toHaveLength(1);
  });

  it('whose successor was lost on the way is rotated again; the lost one is as good as stolen', async () => {
    const { first, rotate, use, wait } = await open();
    const lost = await rotate(first);
    const second = await rotate(first);
    expect(await use(second)).toBe(200);
    wait(31_000);
    expect(await use(lost)).toBe(401);
    expect(await use(second)).toBe(401);
  });

  it('is put in force once when two requests use it first', async () => {
    const { first, rotate, use, wait } = await open();
    const second = await rotate(first);
    expect(await Promise.all([use(second), use(second), use(second)])).toEqual([200, 200, 200]);
    wait(31_000);
    expect(await use(second)).toBe(200);
  });

  it('can be given back', async () => {
    const { endpoint, first, use } = await open();
    const answer = await endpoint.send('/v1/tokens/revoke', { token: first, method: 'POST' });
    expect(answer.status).toBe(204);
    expect(await use(first)).toBe(401);
  });

  it('is kept as a hash only', async () => {
    const { endpoint, first, rotate } = await open();
    const second = await rotate(first);
    const rows = JSON.stringify(await lookInto(endpoint.location, 'select * from bearer_token'));
    expect(rows).not.toContain(first);
    expect(rows).not.toContain(second);
  });
});

describe('somebody of the staff', () => {
  const ben: Staff = { label: 'Ben, communications', roles: ['approver'] };

  it('enrols with a one-time code and is in the list and in the audit log by name', async () => {
    const endpoint = await startTestEndpoint();
    const code = await inviteStaff(endpoint, ben);
    const answer = await endpoint.send('/v1/staff/enrolments', { json: { code } });
    expect(answer.status).toBe(201);
    const { token, personId, staff } = staffEnrolmentSchema.parse(await answer.json());
    expect(staff).toEqual(ben);
    expect((await endpoint.send('/v1/admin/me', { token })).status).toBe(200);
    const again = await endpoint.send('/v1/staff/enrolments', { json: { code } });
    expect(again.status).toBe(401);
    await endpoint.enrol();
    const list = await endpoint.send('/v1/admin/people', { token: endpoint.adminToken });
    const people = peopleSchema.parse(await list.json());
    expect(people.staff.map(({ label }) => label)).toEqual(['Ada', 'Ben, communications']);
    expect(people.ambassadors).toBe(1);
    const page = await endpoint.send('/v1/audit', { token: endpoint.adminToken });
    expect(auditPageSchema.parse(await page.json()).entries).toContainEqual(
      expect.objectContaining({ action: 'staff.enrolled', actor: personId, subject: personId }),
    );
  });

  it('can not enrol as an ambassador with it, nor an ambassador as staff, and the code stays good', async () => {
    const endpoint = await startTestEndpoint();
    const code = await inviteStaff(endpoint, ben);
    const json = { code, clientVersion: '1.0.0' };
    expect((await endpoint.send('/v1/enrolments', { json })).status).toBe(401);
    expect((await endpoint.send('/v1/staff/enrolments', { json: { code } })).status).toBe(201);
  });

  it('loses every token at once when an admin revokes them', async () => {
    const endpoint = await startTestEndpoint();
    const code = await inviteStaff(endpoint, ben);
    const enrolled = await endpoint.send('/v1/staff/enrolments', { json: { code } });
    const { token, personId } = staffEnrolmentSchema.parse(await enrolled.json());
    const rotated = await endpoint.send('/v1/tokens/rotate', { token, method: 'POST' });
    const next = rotatedTokenSchema.parse(await rotated.json()).token;
    const path = `/v1/admin/people/${personId}/revoke`;
    const answer = await endpoint.send(path, { token: endpoint.adminToken, method: 'POST' });
    expect(answer.status).toBe(204);
    for (const lost of [token, next]) {
      expect((await endpoint.send('/v1/admin/me', { token: lost })).status).toBe(401);
    }
  });
});
