import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import fastify from 'fastify';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { EXPORT_LIMITS, ReaderGoneError, sendPages } from './send-pages.ts';

const MINUTE_MS = 60_000;
/** A few of these are more than the system keeps on its way between two sockets. */
const PAGE_BYTES = 1_000_000;

/** Pages without an end, and whether whoever makes them was told to stop. */
function openPages() {
  const made: Uint8Array<ArrayBuffer>[] = [];
  const state = { isOver: false, made };
  async function* make() {
    try {
      for (;;) {
        const page = new Uint8Array(PAGE_BYTES);
        made.push(page);
        yield page;
      }
    } finally {
      state.isOver = true;
    }
  }
  return { state, pages: make() };
}

async function* failAfterOne() {
  yield new Uint8Array(PAGE_BYTES);
  throw new Error('the disk is gone');
}

/** A reader that takes a page when it is told to. */
function openReader() {
  const state = { take: () => {} };
  const answer = new Writable({
    write(_page, _encoding, done) {
      state.take = done;
    },
  });
  return { state, answer };
}

const settle = () => new Promise((wake) => setImmediate(wake));

afterEach(() => vi.useRealTimers());

describe('an export that somebody reads', () => {
  it('goes on as long as a page is taken each minute, for an hour', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { state, pages } = openPages();
    const reader = openReader();
    const sent = sendPages(reader.answer, pages, EXPORT_LIMITS).catch((error: unknown) => error);
    for (let minute = 0; minute < 60; minute += 1) {
      await settle();
      vi.advanceTimersByTime(MINUTE_MS - 1);
      reader.state.take();
    }
    await settle();
    expect(state.made).toHaveLength(61);
    expect(reader.answer.destroyed).toBe(false);
    vi.advanceTimersByTime(MINUTE_MS - 1);
    expect(await sent).toBeInstanceOf(ReaderGoneError);
    expect(state.isOver).toBe(true);
  });

  it('gives the memory of a page back when it has left, and no earlier', async () => {
    const { state, pages } = openPages();
    const reader = openReader();
    void sendPages(reader.answer, pages, EXPORT_LIMITS).catch(() => {});
    await settle();
    expect(state.made.map(({ byteLength }) => byteLength)).toEqual([PAGE_BYTES]);
    reader.state.take();
    await settle();
    expect(state.made.map(({ byteLength }) => byteLength)).toEqual([0, PAGE_BYTES]);
    reader.answer.destroy();
  });

  it('breaks off where nothing is taken any more, so that its reader notices', async () => {
    const { state, pages } = openPages();
    const app = fastify();
    app.get('/', async (_request, reply) => {
      reply.hijack();
      await sendPages(reply.raw, pages, { ...EXPORT_LIMITS, standstillMs: 50 });
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    onTestFinished(() => app.close());
    // A listening server on a port has an address of this kind.
    const { port } = app.server.address() as AddressInfo;
    const request = get({ host: '127.0.0.1', port });
    const answer = await new Promise<IncomingMessage>((resolve) =>
      request.once('response', resolve),
    );
    const broken = new Promise((resolve) => answer.once('error', resolve));
    // Nothing is read before the server has given up; what was on its way comes before the break.
    await expect.poll(() => state.isOver).toBe(true);
    answer.resume();
    expect(await broken).toMatchObject({ code: 'ECONNRESET' });
    expect(answer.complete).toBe(false);
  });

  it('does not look whole where its pages end in a failure', async () => {
    const answer = new Writable({ write: (_page, _encoding, done) => done() });
    await expect(sendPages(answer, failAfterOne(), EXPORT_LIMITS)).rejects.toThrow(
      'the disk is gone',
    );
    expect(answer.destroyed).toBe(true);
    expect(answer.writableEnded).toBe(false);
  });
});
