import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { makeBatch, makeEvent } from './samples.ts';
import { startTestEndpoint } from './test-endpoint.ts';

const SOCKETS = 1_000;
const HEAD = `POST /v1/events HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(5_000)}\r\n\r\n`;

async function open(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Sends the head of a request at a byte per second, for as long as somebody listens. */
function trickle(socket: Socket): void {
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(HEAD.charAt(sent));
    sent += 1;
  }, 1_000);
  socket.on('error', () => {});
  socket.on('close', () => clearInterval(timer));
}

it('a thousand silent connections and a head at a byte per second hold up nobody, and are cut off', async () => {
  const { url, enrol, send } = await startTestEndpoint();
  const { deviceToken: token } = await enrol();
  const silent = await Promise.all(Array.from({ length: SOCKETS }, () => open(url)));
  const slow = await open(url);
  trickle(slow);
  const ends = [...silent, slow].map((socket) => text(socket));
  let ended = 0;
  for (const end of ends) void end.then(() => (ended += 1));

  const answer = await send('/v1/events', { token, json: makeBatch(makeEvent()) });
  expect(await answer.json()).toMatchObject({ results: [{ status: 'accepted' }] });
  expect(ended).toBe(0);

  const lastWords = new Set(await Promise.all(ends));
  expect([...lastWords].map((words) => words.slice(0, 12))).toEqual(['HTTP/1.1 408']);
  expect((await send('/healthz')).status).toBe(200);
});
