import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { EXPORT_LIMITS, limitStream } from './limited-stream.ts';

const MINUTE_MS = 60_000;
/** More than the system keeps on its way between two sockets. */
const PAGE = new Uint8Array(1_000_000);

/** Pages without an end, and whether whoever made them was told to stop. */
function openPages() {
  const state = { isOver: false };
  async function* make(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield PAGE;
    } finally {
      state.isOver = true;
    }
  }
  return { state, pages: make() };
}

afterEach(() => vi.useRealTimers());

describe('an export that somebody reads', () => {
  it('goes on as long as something is taken each minute, for an hour', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { state, pages } = openPages();
    const stream = limitStream(pages, EXPORT_LIMITS);
    const closed = once(stream, 'close').catch((error: unknown) => error);
    const take = async () => {
      while (stream.read() === null) await once(stream, 'readable');
    };
    for (let minute = 0; minute < 60; minute += 1) {
      await take();
      vi.advanceTimersByTime(MINUTE_MS - 1);
    }
    await take();
    expect(state.isOver).toBe(false);
    vi.advanceTimersByTime(MINUTE_MS - 1);
    expect(await closed).toMatchObject({ message: 'An export took too long.' });
    expect(state.isOver).toBe(true);
  });

  it('breaks off where nothing is taken any more, and lets go of what it reads from', async () => {
    const { state, pages } = openPages();
    const app = fastify();
    const limits = { standstillMs: 50, wholeMs: EXPORT_LIMITS.wholeMs };
    app.get('/', (_request, reply) => reply.send(limitStream(pages, limits)));
    await app.listen({ host: '127.0.0.1', port: 0 });
    onTestFinished(() => app.close());
    // A listening server on a port has an address of this kind.
    const { port } = app.server.address() as AddressInfo;
    const request = get({ host: '127.0.0.1', port, path: '/' });
    const answer = await new Promise<IncomingMessage>((resolve) => request.once('response', resolve));
    expect(answer.statusCode).toBe(200);
    const broken = new Promise<Error>((resolve) => void answer.once('error', resolve));
    // Nothing is read until the server has closed its end; what was on its way comes before the break.
    await expect.poll(() => state.isOver).toBe(true);
    answer.resume();
    expect(await broken).toMatchObject({ code: 'ECONNRESET' });
    expect(answer.complete).toBe(false);
  });
});
