import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from './message.ts';
import { send } from './send.ts';

const record: Message<{ eventId: string }, null> = { name: 'test.record', repeatable: true };
const act: Message<null, null> = { name: 'test.act' };

/** A browser whose worker gives these answers, one for each message, in order. */
function installWorker(...answers: (() => unknown)[]) {
  const heard: unknown[] = [];
  const runtime: { id?: string; sendMessage(message: unknown): Promise<unknown> } = {
    id: 'portevoix',
    async sendMessage(message) {
      heard.push(message);
      return answers.shift()?.();
    },
  };
  vi.stubGlobal('browser', { runtime });
  return { heard, runtime };
}
const silence = () => new Promise(() => {});
const stopped = () => {
  throw new Error('The message channel closed before a response was received.');
};
const stored = () => ({ ok: true, answer: null });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a message that may be repeated', () => {
  it('is sent again with the same ids when the worker stops in the middle, or says nothing for two seconds', async () => {
    const { heard } = installWorker(stopped, silence, stored);
    const result = send(record, { eventId: '1' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await result).toEqual({ ok: true, answer: null });
    const message = { portevoix: 'test.record', payload: { eventId: '1' } };
    expect(heard).toEqual([message, message, message]);
  });

  it('gives up after three tries and says so', async () => {
    const { heard } = installWorker(silence, silence, silence, stored);
    const result = send(record, { eventId: '1' });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await result).toEqual({ ok: false, error: 'failed' });
    expect(heard).toHaveLength(3);
  });

  it('takes an answer for an answer, also a bad one', async () => {
    const { heard } = installWorker(() => ({ ok: false, code: 'failed' }), stored);
    expect(await send(record, { eventId: '1' })).toEqual({ ok: false, error: 'failed' });
    expect(heard).toHaveLength(1);
  });

  it.each(['no id', 'a call that throws'])(
    'ends quietly in a script that outlived its extension: %s',
    async (form) => {
      const { heard, runtime } = installWorker(() => {
        delete runtime.id;
        throw new Error('Extension context invalidated.');
      });
      if (form === 'no id') delete runtime.id;
      expect(await send(record, { eventId: '1' })).toEqual({ ok: false, error: 'orphaned' });
      expect(heard.length).toBeLessThanOrEqual(1);
    },
  );
});

it('a message that does something each time is sent once, however long it takes', async () => {
  const { heard } = installWorker(
    () => new Promise((resolve) => setTimeout(() => resolve(stored()), 9_000)),
  );
  const result = send(act, null);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(await result).toEqual({ ok: true, answer: null });
  expect(heard).toHaveLength(1);
});
