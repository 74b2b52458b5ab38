import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { Message } from '../messaging/message.ts';
import { handle, type MessageSender } from './handler.ts';
import { receive } from './receive.ts';
import { isNetworkPage } from './sender.ts';

const own = 'chrome-extension://abcdefghijklmnop/';
const linkedinTab: MessageSender = { tabId: 1, frameId: 0, url: 'https://www.linkedin.com/feed/' };
const ownPage: MessageSender = { tabId: 2, frameId: 0, url: `${own}popup.html` };

const ask: Message<{ id: string }, string> = { name: 'page.ask' };
const secret: Message<null, string> = { name: 'extension.secret' };
const receiver = {
  fromPage: [handle(ask, z.strictObject({ id: z.string() }), async ({ id }) => `answer to ${id}`)],
  fromExtension: [handle(secret, z.null(), async () => 'token')],
  isPage: (sender: MessageSender) => isNetworkPage(sender, own),
};

describe('receiving messages', () => {
  it('answers a network page that asks what pages may ask', async () => {
    const message = { portevoix: 'page.ask', payload: { id: 'a' } };
    expect(await receive(receiver, message, linkedinTab)).toEqual({
      ok: true,
      answer: 'answer to a',
    });
  });

  it('refuses a network page that asks what only our own pages may', async () => {
    const message = { portevoix: 'extension.secret', payload: null };
    expect(await receive(receiver, message, linkedinTab)).toEqual({ ok: false, code: 'refused' });
    expect(await receive(receiver, message, ownPage)).toEqual({ ok: true, answer: 'token' });
  });

  it.each<[string, MessageSender]>([
    ['a frame inside a network page', { ...linkedinTab, frameId: 7 }],
    ['a page of another site', { ...linkedinTab, url: 'https://www.linkedin.com.evil.example/' }],
    ['a page of another protocol', { ...linkedinTab, url: 'http://www.linkedin.com/' }],
    [
      'another extension',
      { ...linkedinTab, url: 'chrome-extension://ponmlkjihgfedcba/popup.html' },
    ],
    ['a sender that the browser does not name', { tabId: null, frameId: null, url: null }],
  ])('refuses %s', async (_who, sender) => {
    const message = { portevoix: 'page.ask', payload: { id: 'a' } };
    expect(await receive(receiver, message, sender)).toEqual({ ok: false, code: 'refused' });
  });

  it.each([null, undefined, 7, 'page.ask', [], {}, { portevoix: 7 }])(
    'takes %o for no message of ours',
    async (message) => {
      expect(await receive(receiver, message, linkedinTab)).toEqual({ ok: false, code: 'unknown' });
    },
  );

  it.each([{}, { id: 7 }, { id: 'a', url: 'https://evil.example' }, null])(
    'refuses the request %o',
    async (payload) => {
      const message = { portevoix: 'page.ask', payload };
      expect(await receive(receiver, message, linkedinTab)).toEqual({ ok: false, code: 'invalid' });
    },
  );

  it('tells a page nothing of an error but that there was one, and logs no content', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const failing = {
      ...receiver,
      fromPage: [
        handle(ask, z.strictObject({ id: z.string() }), () =>
          Promise.reject(new Error('token abc')),
        ),
      ],
    };
    const message = { portevoix: 'page.ask', payload: { id: 'a' } };
    expect(await receive(failing, message, linkedinTab)).toEqual({ ok: false, code: 'failed' });
    expect(warn.mock.calls.flat().join(' ')).not.toContain('abc');
    warn.mockRestore();
  });
});
