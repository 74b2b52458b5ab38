import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isPublicHost, lookUpPublic } from './public-address.ts';

/** What a server says of the version of a document. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** A document that was fetched (without bytes: the one that was asked about), or a sentence that says why not. */
export type FetchedDocument =
  | { ok: true; bytes: Uint8Array | null; validators: Validators }
  | { ok: false; sentence: string };

/** Largest document that an import reads from an address, in bytes. */
export const DOCUMENT_MAX_BYTES = 4 * 1024 * 1024;
const REDIRECTS_MAX = 3;
const TIMEOUT_MS = 10_000;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const NOT_MODIFIED = 304;
const NONE: Validators = { etag: null, lastModified: null };

/**
 * Fetches a document that whoever has the machine named: https, or http on this machine; 10 seconds and 4 MiB in all.
 * Every redirect is held to the same rule, and none leads from elsewhere into this machine or a private network.
 *
 * @param known the version that is known already; without a newer one, the answer has no bytes
 */
export async function fetchDocument(
  address: string,
  known: Validators = NONE,
): Promise<FetchedDocument> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await follow(new URL(address), { known, signal });
  } catch {
    const why = signal.aborted
      ? `did not answer within ${TIMEOUT_MS / 1000} seconds`
      : 'can not be reached';
    return { ok: false, sentence: `${address} ${why}.` };
  }
}

interface Question {
  known: Validators;
  signal: AbortSignal;
}

async function follow(start: URL, question: Question): Promise<FetchedDocument> {
  let url = start;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    if (!isAllowed(url, start)) {
      const sentence = `${url.origin} is not allowed: use https, or http on this machine.`;
      return { ok: false, sentence };
    }
    const answer = await ask(url, url.hostname === start.hostname, question);
    const { statusCode: status = 0, headers } = answer;
    const { location, etag = null, 'last-modified': lastModified = null } = headers;
    const validators = { etag, lastModified };
    if (status >= 200 && status <= 299) return readBody(url, answer, validators);
    answer.destroy();
    if (status === NOT_MODIFIED) return { ok: true, bytes: null, validators: question.known };
    if (status < 300 || status > 399 || location === undefined) {
      return { ok: false, sentence: `${url.href} answered ${status}.` };
    }
    url = new URL(location, url);
  }
  return { ok: false, sentence: `${start.href} redirects more than ${REDIRECTS_MAX} times.` };
}

/** Only the host that was named may be in a private network; its certificate says that it is the one. */
function isAllowed(url: URL, start: URL): boolean {
  if (isLoopback(url)) return isLoopback(start) && /^https?:$/.test(url.protocol);
  if (url.protocol !== 'https:') return false;
  return url.hostname === start.hostname || isPublicHost(url.hostname);
}

function isLoopback(url: URL): boolean {
  return LOOPBACK.test(url.hostname);
}

function ask(url: URL, isNamed: boolean, { known, signal }: Question): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const options = {
    signal,
    headers: {
      'user-agent': 'Portevoix (content import)',
      accept:
        'application/json, application/feed+json, application/rss+xml, application/atom+xml, */*;q=0.5',
      'accept-encoding': 'identity',
      ...(known.etag !== null && { 'if-none-match': known.etag }),
      ...(known.lastModified !== null && { 'if-modified-since': known.lastModified }),
    },
    // The address that was looked at is the one that is connected to: a second look could give another one.
    ...(!isNamed && !isLoopback(url) && { lookup: lookUpPublic }),
  };
  request(url, options, resolve).on('error', reject).end();
  return promise;
}

async function readBody(
  url: URL,
  answer: IncomingMessage,
  validators: Validators,
): Promise<FetchedDocument> {
  // Without an encoding, a message gives buffers.
  const body: AsyncIterable<Buffer> = answer;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of body) {
    size += bytes.byteLength;
    if (size > DOCUMENT_MAX_BYTES) {
      return { ok: false, sentence: `${url.href} is larger than ${DOCUMENT_MAX_BYTES} bytes.` };
    }
    chunks.push(bytes);
  }
  return { ok: true, bytes: Buffer.concat(chunks), validators };
}
