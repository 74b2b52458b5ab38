/** A document that was fetched, or a sentence that says why it was not. */
export type FetchedDocument = { ok: true; bytes: Uint8Array } | { ok: false; sentence: string };

/** Largest document that an import reads from an address, in bytes. */
export const DOCUMENT_MAX_BYTES = 4 * 1024 * 1024;
const REDIRECTS_MAX = 3;
const TIMEOUT_MS = 10_000;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Fetches a document for the command line: https, or http on this machine; 10 seconds and 4 MiB in all. Every
 * redirect is held to the same rule, and none leads from elsewhere into this machine.
 */
export async function fetchDocument(address: string): Promise<FetchedDocument> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await follow(new URL(address), signal);
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    const why = timedOut
      ? `did not answer within ${TIMEOUT_MS / 1000} seconds`
      : 'can not be reached';
    return { ok: false, sentence: `${address} ${why}.` };
  }
}

async function follow(start: URL, signal: AbortSignal): Promise<FetchedDocument> {
  const mayBeHere = isLoopback(start);
  let url = start;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    if (!isAllowed(url, mayBeHere)) {
      const sentence = `${url.origin} is not allowed: use https, or http on this machine.`;
      return { ok: false, sentence };
    }
    const response = await fetch(url, { redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) {
      return response.ok
        ? await readBody(response)
        : { ok: false, sentence: `${url.href} answered ${response.status}.` };
    }
    await response.body?.cancel();
    url = new URL(location, url);
  }
  return { ok: false, sentence: `${start.href} redirects more than ${REDIRECTS_MAX} times.` };
}

function isAllowed(url: URL, mayBeHere: boolean): boolean {
  if (isLoopback(url)) return mayBeHere && /^https?:$/.test(url.protocol);
  return url.protocol === 'https:';
}

function isLoopback(url: URL): boolean {
  return LOOPBACK.test(url.hostname);
}

async function readBody(response: Response): Promise<FetchedDocument> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > DOCUMENT_MAX_BYTES) {
      return { ok: false, sentence: `${response.url} is larger than ${DOCUMENT_MAX_BYTES} bytes.` };
    }
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}
