import { describe, expect, it } from 'vitest';
import { buildApp } from '../../src/endpoint/app.ts';
import { mintTenantSecret } from '../../src/endpoint/enrolment/secrets.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { makeBatch, makeEvent, makeItem, programme } from './samples.ts';
import { NOW, startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

const DEVICE_ROUTES = ['GET /v1/feed', 'GET /v1/key-ring', 'POST /v1/events'];
const OPEN_ROUTES = ['GET /', 'GET /enrol', 'GET /healthz', 'GET /readyz'];

function call(endpoint: TestEndpoint, route: string, headers: Record<string, string>) {
  const [method = '', path = ''] = route.split(' ');
  const json = method === 'POST' ? { json: {} } : {};
  return endpoint.send(path, { method, headers, ...json });
}

describe('access', () => {
  it('does not open one tenant with the tokens of another on the same store', async () => {
    const endpoint = await startTestEndpoint();
    const { store, location, readSigner, groupMin } = endpoint.context;
    await store.createTenant('other', { secret: mintTenantSecret(), now: NOW });
    await store.saveContent('other', { programme, items: [], now: NOW });
    const { deviceToken } = await endpoint.enrol();
    const config = { tenant: 'other', logLevel: 'silent' } as const;
    const other = await buildApp({ store, location, readSigner, groupMin, config });
    for (const [url, token] of [
      ['/v1/feed', deviceToken],
      ['/v1/admin/shares', endpoint.adminToken],
    ] as const) {
      const answer = await other.inject({ url, headers: { authorization: `Bearer ${token}` } });
      expect(answer.statusCode).toBe(401);
    }
    await other.close();
  });

  it('refuses a stranger before it reads the body', async () => {
    const endpoint = await startTestEndpoint();
    const answer = await endpoint.send('/v1/events', {
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(401);
  });
});

describe('headers', () => {
  it.each([...OPEN_ROUTES, ...DEVICE_ROUTES, 'GET /nowhere'])(
    '%s is not sniffed, framed or referred',
    async (route) => {
      const endpoint = await startTestEndpoint();
      const { deviceToken } = await endpoint.enrol();
      const answer = await call(endpoint, route, { authorization: `Bearer ${deviceToken}` });
      const headers = Object.fromEntries(answer.headers);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': expect.stringMatching(/no-store|private, no-cache/),
      });
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'.*frame-ancestors 'none'$/,
      );
    },
  );

  it.each([
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
    'moz-extension://6f2a1c9e-1b1d-4b57-9d55-0d6a3f8f9b10',
  ])('lets the pages of %s call with a token and read what they need', async (origin) => {
    const endpoint = await startTestEndpoint();
    const preflight = await endpoint.send('/v1/events', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,if-none-match',
      },
    });
    expect(preflight.status).toBe(204);
    const allowed = preflight.headers.get('access-control-allow-headers')?.split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'if-none-match']),
    );
    const answer = await endpoint.send('/v1/feed', { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toBe(
      'etag, retry-after, ratelimit, content-disposition',
    );
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each([
    'https://www.linkedin.com',
    'https://evil.example',
    'null',
    'chrome-extension://abc.evil.example',
  ])('lets no page of %s read anything', async (origin) => {
    const endpoint = await startTestEndpoint();
    const answer = await endpoint.send('/healthz', { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('serves the invitation page without any script', async () => {
    const endpoint = await startTestEndpoint();
    const answer = await endpoint.send('/enrol');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await answer.text();
    expect(page).not.toMatch(/<script|\son\w+=|javascript:/i);
    expect((await endpoint.send('/enrol.css')).headers.get('content-type')).toContain('text/css');
  });
});

describe('trouble inside', () => {
  const batch = { json: makeBatch(makeEvent()) };

  it('is told in a sentence that says nothing of the inside', async () => {
    const failing = {
      appendEvents: () => Promise.reject(new Error('no such table: secret_table')),
    };
    const endpoint = await startTestEndpoint({ failing });
    const { deviceToken: token } = await endpoint.enrol();
    const answer = await endpoint.send('/v1/events', { token, ...batch });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret_table');
    expect(endpoint.log.join('')).toContain('secret_table');
  });

  it.each([5, 13, 266])(
    'that may pass (SQLite error %i) asks to come back later',
    async (errcode) => {
      const full = Object.assign(new Error('disk'), { code: 'ERR_SQLITE_ERROR', errcode });
      const endpoint = await startTestEndpoint({
        failing: { appendEvents: () => Promise.reject(full) },
      });
      const { deviceToken: token } = await endpoint.enrol();
      const answer = await endpoint.send('/v1/events', { token, ...batch });
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    },
  );
});

describe('the log', () => {
  it('has a line per answer, and no token, body, address or query', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken: token } = await endpoint.enrol();
    const event = makeEvent();
    await endpoint.send('/v1/events', { token, json: makeBatch(event, 'broken') });
    await endpoint.send('/v1/events', { token, json: makeBatch(event) });
    await endpoint.send('/v1/admin/shares?campaign=secret-plan', { token: endpoint.adminToken });
    await endpoint.send('/secret-path/a%20b', { token });
    await endpoint.send('/v1/events', {
      token,
      body: '{"secret-body',
      headers: { 'content-type': 'application/json' },
    });
    const log = endpoint.log.join('');
    const lines = endpoint.log.map((line) => JSON.parse(line)).filter((line) => 'reqId' in line);
    expect(lines.map(({ msg, method, route, status }) => [msg, method, route, status])).toEqual([
      ['answered', 'POST', '/v1/enrolments', 201],
      ['answered', 'POST', '/v1/events', 400],
      ['answered', 'POST', '/v1/events', 200],
      ['answered', 'GET', '/v1/admin/shares', 200],
      ['answered', 'GET', undefined, 404],
      ['answered', 'POST', '/v1/events', 400],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/127\.0\.0\.1|remoteAddress/);
    for (const secret of [token, endpoint.adminToken, event.id, 'secret-']) {
      expect(log).not.toContain(secret);
    }
  });

  it('holds no token, address, query string, mail address or text, whatever went wrong', async () => {
    const words = 'Fresh words of Jane, jane.doe@example.com';
    const cause = Object.assign(new Error(`invalid text: "${words}"`), {
      code: '22P02',
      detail: `Key (title)=(${words}) https://www.example.com/?q=1`,
    });
    const fail = () => Promise.reject(cause);
    const endpoint = await startTestEndpoint({
      failing: { changeWork: fail, addConversion: fail },
    });
    const label = 'Jane Doe';
    const tokens = new Map<string, string>();
    for (const role of ['content-manager', 'integration'] as const) {
      tokens.set(role, await mintStaffToken(endpoint.context, { label, roles: [role] }));
    }
    const { revision: _counted, ...item } = makeItem({ id: 'fresh', title: words });
    const manager = tokens.get('content-manager') ?? '';
    const written = await endpoint.send('/v1/content/items?who=jane', {
      token: manager,
      json: item,
      headers: { 'user-agent': words, 'x-forwarded-for': '203.0.113.7', referer: words },
    });
    expect(written.status).toBe(500);
    await endpoint.send(`/v1/content/items/${encodeURIComponent(words)}`, { token: manager });
    const log = endpoint.log.join('');
    expect(log).toContain('22P02');
    for (const secret of [...tokens.values(), endpoint.adminToken]) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toMatch(/jane|Fresh words|203\.0\.113|127\.0\.0\.1(?!:\d+")|\?|Bearer|@/i);
  });
});
