import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROBLEM_MEDIA_TYPE, problemSchema } from '../../src/contract/problem.ts';
import { makeBatch, makeEvent, makeItem } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

const MIB = 1024 * 1024;
const json = { 'content-type': 'application/json' };
const many = (count: number) => Array.from({ length: count }, () => makeEvent());
const batchText = JSON.stringify(makeBatch(makeEvent()));

/** Every answer to bad input is a problem document of the client's doing. */
async function expectProblem(answer: Response, status: number): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain(PROBLEM_MEDIA_TYPE);
  expect(problemSchema.parse(await answer.json())).toMatchObject({ status });
}

async function expectNothingStored({ context }: TestEndpoint): Promise<void> {
  expect(await context.store.countShares('default', {})).toBe(0);
  expect((await context.store.readTenant('default')).contentSeq).toBe(1);
}

describe('a bad batch', () => {
  it.each([
    ['text that is no JSON', '{"sentAt":', 400],
    ['nothing', '', 400],
    ['null', 'null', 400],
    ['a list', '[]', 400],
    ['no events', JSON.stringify(makeBatch()), 400],
    ['101 events', JSON.stringify(makeBatch(...many(101))), 400],
    [
      'an id that is a UUID of version 4',
      JSON.stringify(makeBatch(makeEvent({ id: crypto.randomUUID() }))),
      400,
    ],
    ['an event that is text', JSON.stringify(makeBatch('event')), 400],
    ['a field that is none', batchText.replace('"sentAt"', '"from":"me","sentAt"'), 400],
    ['a number beyond all numbers', batchText.replace('"2026-11-23T09:29:59Z"', '1e400'), 400],
    [
      'a day that does not exist',
      batchText.replace('2026-11-23T09:29:59Z', '2026-02-30T00:00:00Z'),
      400,
    ],
    ['a key __proto__', batchText.replace('"sentAt"', '"__proto__":{"admin":true},"sentAt"'), 400],
    [
      'a constructor',
      batchText.replace('"sentAt"', '"constructor":{"prototype":{}},"sentAt"'),
      400,
    ],
    ['lists 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 400],
    ['more than a mebibyte', batchText + ' '.repeat(MIB), 413],
  ])('with %s is refused whole', async (_what, body, status) => {
    const endpoint = await startTestEndpoint();
    const { deviceToken: token } = await endpoint.enrol();
    const answer = await endpoint.send('/v1/events', {
      method: 'POST',
      token,
      body,
      headers: json,
    });
    await expectProblem(answer, status);
    await expectNothingStored(endpoint);
  });

  it('takes exactly a mebibyte', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken: token } = await endpoint.enrol();
    const body = batchText.padEnd(MIB);
    const answer = await endpoint.send('/v1/events', { token, body, headers: json });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['a network in capitals', { network: 'LinkedIn' }],
    ['a revision of 0', { itemRevision: 0 }],
    ['a revision beyond all numbers', { itemRevision: 2 ** 53 }],
    ['a link that runs', { link: 'javascript:alert(1)' }],
    ['a link with a password', { link: 'https://jane:secret@www.example.com/' }],
    ['an item whose name is 10 kB long', { itemId: 'a'.repeat(10_000) }],
    ['a link of 3,000 characters', { link: `https://www.example.com/${'a'.repeat(3_000)}` }],
    ['half a character as a version', { clientVersion: '1.0\uD800' }],
    ['a NUL as a version', { clientVersion: '1\0' }],
    ['a name', { name: 'Jane Doe' }],
    ['the text that the person wrote', { text: 'Hello' }],
    ['a pseudonym of its own', { pseudonym: 'abcdefgh' }],
    ['another tenant', { tenant: 'other' }],
    ['evidence without publication', { evidence: 'toast' }],
    ['a publication without evidence', { type: 'share.published' }],
    ['a schedule that claims a publication', { type: 'share.scheduled', evidence: 'toast' }],
    ['an insertion that knows what was posted', { wording: 'touched' }],
    ['a wording in words', { type: 'share.published', evidence: 'toast', wording: 'Mine.' }],
    ['a type that is none', { type: 'share.deleted' }],
    ['a moment without a zone', { occurredAt: '2026-11-23T09:00:00' }],
  ])('event with %s is rejected, and the one beside it is not', async (_what, changes) => {
    const endpoint = await startTestEndpoint();
    const { deviceToken: token } = await endpoint.enrol();
    const events = [{ ...makeEvent(), ...changes }, makeEvent()];
    const answer = await endpoint.send('/v1/events', { token, json: makeBatch(...events) });
    expect(await answer.json()).toMatchObject({
      results: [{ status: 'rejected', reason: 'invalid' }, { status: 'accepted' }],
    });
    expect(await endpoint.context.store.countShares('default', {})).toBe(1);
  });
});

describe('a bad import', () => {
  it.each([
    ['more than four mebibytes', `{"items":[]${' '.repeat(4 * MIB)}}`, 413],
    ['2,001 items', JSON.stringify({ items: Array.from({ length: 2_001 }, () => ({})) }), 400],
    ['no items', '{}', 400],
    ['a field that is none', '{"items":[],"admin":true}', 400],
    ['a key __proto__ deep inside', '{"items":[{"a":{"__proto__":{"b":1}}}]}', 400],
  ])('with %s is refused whole', async (_what, body, status) => {
    const endpoint = await startTestEndpoint();
    const { adminToken: token } = endpoint;
    const answer = await endpoint.send('/v1/admin/content/import', { token, body, headers: json });
    await expectProblem(answer, status);
    await expectNothingStored(endpoint);
  });

  it('of items of every wrong shape names each of them', async () => {
    const endpoint = await startTestEndpoint();
    const items = [
      null,
      7,
      'text',
      [],
      {},
      { id: {} },
      { ...makeItem(), revision: -1 },
      { ...makeItem(), variants: [] },
    ];
    const answer = await endpoint.send('/v1/admin/content/import', {
      token: endpoint.adminToken,
      json: { items },
    });
    const report = await answer.json();
    expect(report).toMatchObject({ added: 0 });
    expect(report.rejected.map(({ index }: { index: number }) => index)).toEqual([...items.keys()]);
    await expectNothingStored(endpoint);
  });
});

describe('any route', () => {
  it('takes U+0000 in an id for one that is not there, or for no text at all', async () => {
    const { send, adminToken: token } = await startTestEndpoint();
    const read = await send('/v1/content/items/%00', { token });
    const revoke = await send('/v1/admin/people/a%00b/revoke', { token, method: 'POST' });
    for (const { status } of [read, revoke]) expect([400, 404]).toContain(status);
  });

  it.each([
    ['/v1/events', 'device'],
    ['/v1/enrolments', 'nobody'],
    ['/v1/admin/enrolment-codes', 'admin'],
    ['/v1/admin/content/import', 'admin'],
  ])('%s answers whatever JSON comes without failing', async (path, who) => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const token = { device: deviceToken, admin: endpoint.adminToken, nobody: '' }[who] ?? '';
    await fc.assert(
      fc.asyncProperty(fc.json(), async (body) => {
        const answer = await endpoint.send(path, { token, body, headers: json });
        expect(answer.status).toBeLessThan(500);
        await answer.text();
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['/v1/events', 'text/plain'],
    ['/v1/events', 'application/x-www-form-urlencoded'],
    ['/v1/events', 'application/rss+xml'],
    ['/v1/events', 'no type at all'],
    ['/v1/admin/content/import', 'text/html'],
    ['/v1/admin/content/import', 'multipart/form-data; boundary=x'],
  ])('%s does not read %s', async (path, type) => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const token = path.includes('admin') ? endpoint.adminToken : deviceToken;
    const headers = { 'content-type': type };
    await expectProblem(await endpoint.send(path, { token, body: batchText, headers }), 415);
  });

  it.each(['/nothing', '/v1/feed/', '/v1/admin', '/v1/admin/shares/1', '/V1/feed', '//v1/feed'])(
    'that does not exist (%s) is not found',
    async (path) => {
      const endpoint = await startTestEndpoint();
      await expectProblem(await endpoint.send(path, { token: endpoint.adminToken }), 404);
    },
  );

  it.each([
    ['DELETE', '/v1/feed', 'GET, HEAD'],
    ['GET', '/v1/events', 'POST'],
    ['PUT', '/v1/admin/shares?limit=1', 'GET, HEAD'],
    ['POST', '/v1/admin/shares/export', 'GET'],
  ])('refuses a method that it does not have: %s %s', async (method, path, allowed) => {
    const endpoint = await startTestEndpoint();
    const answer = await endpoint.send(path, { method });
    expect(answer.headers.get('allow')).toBe(allowed);
    await expectProblem(answer, 405);
  });

  it.each([
    ['an address that is none', 'GET /%zz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 400],
    ['what is no HTTP', 'HELLO\r\n\r\n', 400],
    ['endless headers', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'two lengths',
      'POST /v1/events HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
      400,
    ],
    [
      'a body that is shorter than its length',
      'POST /v1/enrolments HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{}',
      400,
    ],
  ])('answers %s with a problem document and the usual headers', async (_what, bytes, status) => {
    const { url } = await startTestEndpoint();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(head).toContain(PROBLEM_MEDIA_TYPE);
    expect(problemSchema.parse(JSON.parse(body)).status).toBe(status);
  });
});
