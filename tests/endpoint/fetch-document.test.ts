import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DOCUMENT_MAX_BYTES, fetchDocument } from '../../src/endpoint/content/fetch-document.ts';

/** A web server on this machine; answers its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** A server that redirects /3 to /2, /2 to /1 and /1 to /0, which answers. */
const serveRedirects = () =>
  serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('arrived');
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  });

async function sentenceFor(address: string): Promise<string> {
  const outcome = await fetchDocument(address);
  return outcome.ok ? `fetched ${outcome.bytes?.length} bytes` : outcome.sentence;
}

describe('fetching a document for the command line', () => {
  it('reads one over http on this machine, through three redirects', async () => {
    const url = await serveRedirects();
    const outcome = await fetchDocument(`${url}/3`);
    expect(outcome.ok && String(outcome.bytes)).toBe('arrived');
  });

  it('asks for a newer version only, where it knows one', async () => {
    const url = await serve((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"';
      response.writeHead(isKnown ? 304 : 200, { etag: '"1"' }).end(isKnown ? '' : 'news');
    });
    const validators = { etag: '"1"', lastModified: null };
    const first = await fetchDocument(url);
    expect(first).toEqual({ ok: true, bytes: Buffer.from('news'), validators });
    expect(await fetchDocument(url, validators)).toEqual({ ok: true, bytes: null, validators });
  });

  it('does not follow a fourth redirect', async () => {
    const url = await serveRedirects();
    expect(await sentenceFor(`${url}/4`)).toContain('redirects more than 3 times');
  });

  it.each([
    'http://www.example.com/a',
    'ftp://www.example.com/a',
    'file:///etc/hostname',
    'http://192.168.0.1/',
    'http://0x7f.1.example.com/',
    'http://[fe80::1]/',
  ])('does not ask for %s', async (address) => {
    expect(await sentenceFor(address)).toContain('is not allowed');
  });

  it.each([
    'http://192.168.0.1/admin',
    'https://192.168.0.1/admin',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]/',
    'https://[::ffff:169.254.169.254]/',
    'https://0xa9fea9fe/',
    'https://100.64.0.1/',
  ])('holds a redirect to the same rule: not to %s', async (location) => {
    const url = await serve((_request, response) => {
      response.writeHead(302, { location }).end();
    });
    expect(await sentenceFor(url)).toBe(
      `${new URL(location).origin} is not allowed: use https, or http on this machine.`,
    );
  });

  it('stops at four mebibytes', async () => {
    const url = await serve((request, response) => {
      const size = DOCUMENT_MAX_BYTES + (request.url === '/over' ? 1 : 0);
      response.end(Buffer.alloc(size, ' '));
    });
    expect(await sentenceFor(`${url}/exact`)).toBe(`fetched ${DOCUMENT_MAX_BYTES} bytes`);
    expect(await sentenceFor(`${url}/over`)).toContain('is larger than');
  });

  it('says so when the server refuses, or is not there', async () => {
    const url = await serve((_request, response) => void response.writeHead(404).end());
    expect(await sentenceFor(url)).toBe(`${url}/ answered 404.`);
    expect(await sentenceFor('http://127.0.0.1:1/')).toBe(
      'http://127.0.0.1:1/ can not be reached.',
    );
  });
});
