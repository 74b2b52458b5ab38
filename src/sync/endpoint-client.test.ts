import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createEndpointClient, type EndpointClient } from './endpoint-client.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
});

/** A client of a real server that answers as the test says. */
async function clientOf(answer: RequestListener): Promise<EndpointClient> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return createEndpointClient({ baseUrl: `http://127.0.0.1:${port}`, token: 'secret' });
}

describe('the endpoint client', () => {
  it('sends the token and the ETag, and understands 304', async () => {
    const client = await clientOf((request, response) => {
      expect(request.headers).toMatchObject({
        authorization: 'Bearer secret',
        'if-none-match': '"7"',
      });
      response.writeHead(304).end();
    });
    expect(await client.getFeed('"7"')).toEqual({ ok: true, value: { modified: false } });
  });

  it.each([
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [400, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [408, 'server-error'],
    [425, 'server-error'],
    [429, 'server-error'],
    [500, 'server-error'],
    [503, 'server-error'],
  ])('takes %i for %s', async (status, error) => {
    const client = await clientOf((_request, response) => response.writeHead(status).end());
    expect(await client.postEvents([])).toMatchObject({ ok: false, error, status });
  });

  it('hands on how long the server asks to wait, and its problem details', async () => {
    const problem = { type: 'about:blank', title: 'Too many requests', status: 429 };
    const client = await clientOf((_request, response) => {
      response.writeHead(429, { 'retry-after': '7', 'content-type': 'application/problem+json' });
      response.end(JSON.stringify(problem));
    });
    expect(await client.postEvents([])).toMatchObject({ retryAfterMs: 7_000, problem });
  });

  it.each([
    ['a page of a hotel’s network', '<html>Welcome</html>'],
    ['half a body', '{"results":[{"id":'],
    ['another shape', '{"results":[{"id":"1","status":"fine"}]}'],
    ['nothing', ''],
  ])('takes %s with status 200 for a bad answer', async (_what, body) => {
    const client = await clientOf((_request, response) => response.end(body));
    expect(await client.postEvents([])).toEqual({ ok: false, error: 'bad-answer' });
  });

  it('stops reading an answer without end', async () => {
    const client = await clientOf((_request, response) => {
      const chunk = 'x'.repeat(256 * 1024);
      const pump = () => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', pump);
      };
      pump();
    });
    expect(await client.getFeed(null)).toEqual({ ok: false, error: 'too-large' });
  });

  it('stops reading an answer that a thousandth of its size was sent for', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'x'));
    const client = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    expect(await client.getFeed(null)).toEqual({ ok: false, error: 'too-large' });
  });

  it('takes a cut connection for an endpoint that can’t be reached', async () => {
    const client = await clientOf((request) => request.socket.destroy());
    expect(await client.getFeed(null)).toMatchObject({ ok: false, error: 'unreachable' });
  });

  it('takes an answer that is cut off for the same', async () => {
    const client = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"tenant":', () => response.destroy());
    });
    expect(await client.getFeed(null)).toMatchObject({ ok: false, error: 'unreachable' });
  });

  it('follows no redirect: the token goes to one address only', async () => {
    const client = await clientOf((_request, response) =>
      response.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
    );
    expect(await client.getFeed(null)).toMatchObject({ ok: false });
  });
});
