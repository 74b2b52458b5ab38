import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { type Role, staffRoleSchema } from '../../src/contract/enrolment.ts';
import { problemSchema } from '../../src/contract/problem.ts';
import { bidFarewell } from '../../src/endpoint/enrolment/farewell.ts';
import { mintTenantSecret } from '../../src/endpoint/enrolment/secrets.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { ROUTE_ACCESS } from '../../src/endpoint/http/route-access.ts';
import { type LinkEndpoint, startLinkEndpoint } from './link-endpoint.ts';
import { makeItem, makeStoredOutcome, programme } from './samples.ts';
import { NOW } from './test-endpoint.ts';

const routes = Object.entries(ROUTE_ACCESS);
const closed = routes.flatMap(([route, access]) =>
  access === 'everybody' ? [] : [{ route, access }],
);

function call(endpoint: LinkEndpoint, route: string, headers: Record<string, string> = {}) {
  const [method = '', template = ''] = route.split(' ');
  const path = template.replaceAll(/:\w+/g, 'unknown');
  return endpoint.send(path, { method, headers, ...(method !== 'GET' && { json: {} }) });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** A token for each role, on one endpoint. */
async function openWithRoles() {
  const endpoint = await startLinkEndpoint();
  const tokens = new Map<Role, string>([['ambassador', (await endpoint.enrol()).deviceToken]]);
  for (const role of staffRoleSchema.options) {
    tokens.set(role, await mintStaffToken(endpoint.context, { label: role, roles: [role] }));
  }
  return { endpoint, tokens };
}

describe('the role matrix', () => {
  it.each(closed)('$route opens to $access and to nobody else', async ({ route, access }) => {
    const { endpoint, tokens } = await openWithRoles();
    for (const [role, token] of tokens) {
      const answer = await call(endpoint, route, bearer(token));
      if (access.includes(role)) {
        expect([role, answer.status]).not.toEqual([role, 401]);
        expect([role, answer.status]).not.toEqual([role, 403]);
        expect(answer.status).toBeLessThan(500);
      } else {
        expect([role, answer.status]).toEqual([role, 403]);
        const { detail } = problemSchema.parse(await answer.json());
        expect(detail).toContain(role);
        expect(detail).toContain(access[0]);
      }
    }
  });

  it('has every route closed without a good token', async () => {
    const { endpoint, tokens } = await openWithRoles();
    for (const { route, access } of closed) {
      const right = tokens.get(access[0] ?? 'admin') ?? '';
      const refused = [
        {},
        { authorization: '' },
        { authorization: right },
        { authorization: `Basic ${right}` },
        { authorization: 'Bearer' },
        bearer(`${right}x`),
        bearer(right.slice(0, -1)),
        bearer('a'.repeat(5_000)),
      ];
      for (const headers of refused) {
        const answer = await call(endpoint, route, headers);
        expect([route, answer.status]).toEqual([route, 401]);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        expect(problemSchema.parse(await answer.json()).status).toBe(401);
      }
    }
  });

  it('has a line for every route that is served, and none for one that is not', async () => {
    const endpoint = await startLinkEndpoint();
    for (const [route, access] of routes) {
      const answer = await call(endpoint, route);
      const isServed = answer.headers.get('content-type') !== null && answer.status !== 405;
      expect([route, isServed]).toEqual([route, true]);
      if (access !== 'everybody') expect([route, answer.status]).toEqual([route, 401]);
    }
    const { app } = endpoint;
    expect(() => app.get('/v1/forgotten', async () => 'open')).toThrow();
  });

  it('lets a person with two roles do what either may', async () => {
    const endpoint = await startLinkEndpoint();
    const roles = ['content-manager', 'auditor'] as const;
    const token = await mintStaffToken(endpoint.context, { label: 'Two', roles: [...roles] });
    expect((await call(endpoint, 'GET /v1/audit', bearer(token))).status).toBe(200);
    expect((await call(endpoint, 'GET /v1/admin/me', bearer(token))).status).toBe(200);
  });
});

/** Things of another tenant in the same database, by the name that they have in a path. */
async function openWithNeighbour() {
  const { endpoint, tokens } = await openWithRoles();
  const { context } = endpoint;
  const { store } = context;
  await store.createTenant('other', { secret: mintTenantSecret(), now: NOW });
  const neighbour = { ...context, tenant: 'other' };
  const items = [makeItem({ id: 'theirs' })];
  await store.saveContent('other', { programme, items, now: NOW });
  await mintStaffToken(neighbour, { label: 'Eve', roles: ['admin'] });
  const [eve] = await store.listStaff('other');
  const agreed = { staff: null, locale: 'en', topics: [], trained: false };
  const code = { ...agreed, createdAt: NOW, expiresAt: '2027' };
  await store.addEnrolmentCodes('other', [{ codeHash: 'c', ...code }]);
  const seat = { codeHash: 'c', personId: 'bo', familyId: 'f', tokenHash: 't', now: NOW };
  await store.enrol('other', seat, 'ambassador');
  const receiptId = v7();
  const reference = 'a'.repeat(26);
  await store.appendReports('other', [makeStoredOutcome({ reference, itemId: 'theirs' })]);
  await bidFarewell(neighbour, { kind: 'left', personId: 'bo', receiptId });
  expect(await store.readReceipt('other', receiptId)).not.toBeNull();
  const source = {
    id: 'theirs',
    url: 'https://www.example.com/',
    defaults: null,
    everyMinutes: 60,
  };
  const audit = { at: NOW, actor: 'a', action: 'source.saved', subject: '', details: {} } as const;
  await store.saveSource('other', source, { now: NOW, audit });
  const ids: Record<string, string> = {
    itemId: 'theirs',
    sourceId: 'theirs',
    personId: eve?.personId ?? '',
    receiptId,
    code: 'a'.repeat(12),
    reference,
  };
  return { endpoint, tokens, ids, neighbour };
}

describe('the tenant matrix', () => {
  const withIds = routes.filter(([route]) => route.includes('/:'));

  it.each(withIds)('%s answers 404 to an id of another tenant', async (route, access) => {
    const { endpoint, tokens, ids, neighbour } = await openWithNeighbour();
    const [method = '', template = ''] = route.split(' ');
    const path = template.replaceAll(/:(\w+)/g, (_all, name: string) => ids[name] ?? 'no id');
    expect(path).not.toContain('no id');
    const token = access === 'everybody' ? undefined : tokens.get(access[0] ?? 'admin');
    const { revision: _counted, ...draft } = makeItem({ id: 'theirs' });
    const answer = await endpoint.send(path, {
      method,
      headers: { ...(token && bearer(token)), 'if-match': '"1"' },
      ...(method !== 'GET' && { json: draft }),
    });
    expect(answer.status).toBe(404);
    const [eve] = await neighbour.store.listStaff('other');
    expect(eve?.leftAt).toBeNull();
  });

  it('opens nothing with a token of another tenant', async () => {
    const { endpoint, neighbour } = await openWithNeighbour();
    const token = await mintStaffToken(neighbour, { label: 'Mallory', roles: ['admin'] });
    for (const { route } of closed) {
      expect([route, (await call(endpoint, route, bearer(token))).status]).toEqual([route, 401]);
    }
  });
});
