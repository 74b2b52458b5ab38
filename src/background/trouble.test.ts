import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShareMode } from '../contract/event.ts';
import type { PAGE_TROUBLES } from '../domain/trouble.ts';
import { Database } from '../storage/database.ts';
import { changeSetting, deviceSetting } from '../storage/settings.ts';
import { forgetTrouble } from '../storage/troubles.ts';
import type { WorkerContext } from './context.ts';
import { pageHandlers } from './handlers/from-page.ts';
import { receive } from './receive.ts';
import { describeTroubles } from './trouble.ts';

const linkedin = { tabId: 1, frameId: 0, url: 'https://www.linkedin.com/sharing/compose' };
const x = { tabId: 2, frameId: 0, url: 'https://x.com/compose/post' };
let now: Date;
let context: WorkerContext;

beforeEach(async () => {
  now = new Date('2026-11-23T12:00:00Z');
  context = {
    database: new Database(`test-${v7()}`),
    now: () => now,
    random: () => 0.5,
    clientVersion: '0.1.0',
    createClient: () => {
      throw new Error('nothing may be sent here');
    },
    readPolicy: async () => ({ endpointUrl: null, shareMode: 'in-composer' }),
    scheduleDelivery: async () => {},
    openTab: async () => {},
  };
  await live({ consent: 'accepted', mode: 'in-composer' });
});

function live(device: { consent: 'accepted' | 'undecided'; mode: ShareMode }) {
  return changeSetting(context.database, deviceSetting, (stored) => ({ ...stored, ...device }));
}

/** Reports from a page through the whole way in: sender, schema, handler. */
async function report(payload: object, sender = linkedin) {
  const actions = {
    inject: vi.fn(),
    openWelcome: vi.fn(),
    readMode: vi.fn(),
    later: vi.fn(),
    deliverSoon: vi.fn(),
  };
  const receiver = {
    fromPage: pageHandlers(context, actions),
    fromExtension: [],
    isPage: () => true,
  };
  return receive(receiver, { portevoix: 'page.report-trouble', payload }, sender);
}

const finding = (kind: (typeof PAGE_TROUBLES)[number] = 'not-verified') => ({
  kind,
  recipe: 'linkedin-new',
});
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const troubles = () => describeTroubles(context);

describe('trouble in a network’s page', () => {
  it('is kept by its network, which the browser names, with when and by which version', async () => {
    expect(await report(finding())).toEqual({ ok: true, answer: null });
    await report({ ...finding('unrecognised-editor'), recipe: null }, x);
    const kept = { at: '2026-11-23T12:00:00.000Z', clientVersion: '0.1.0' };
    expect(await troubles()).toEqual([
      {
        network: 'linkedin',
        kind: 'not-verified',
        recipe: 'linkedin-new',
        ...kept,
      },
      { network: 'x', kind: 'unrecognised-editor', recipe: null, ...kept },
    ]);
  });

  it.each([
    { ...finding(), kind: 'no-composer' },
    { ...finding(), engine: 'Jane Doe' },
    { ...finding(), recipe: 'What she wrote' },
    { ...finding(), url: 'https://www.linkedin.com/in/jane' },
    { kind: 'not-verified' },
  ])('takes ids and nothing else: %o is refused', async (payload) => {
    expect(await report(payload)).toEqual({ ok: false, code: 'invalid' });
    expect(await troubles()).toEqual([]);
  });

  it('drops a recipe that the network does not have', async () => {
    await report({ ...finding(), recipe: 'jane-doe' });
    expect(await troubles()).toMatchObject([{ recipe: null }]);
  });

  it('is one entry however often it comes, written once a minute at the most', async () => {
    const put = vi.spyOn(context.database.settings, 'put');
    for (let turn = 0; turn < 100; turn += 1) {
      await report(finding(turn % 2 ? 'not-verified' : 'unknown-engine'));
    }
    expect(put).toHaveBeenCalledTimes(1);
    later(1);
    await report(finding('unknown-engine'));
    expect(await troubles()).toMatchObject([
      { kind: 'unknown-engine', at: '2026-11-23T12:01:00.000Z' },
    ]);
  });

  it('is forgotten for the network in which a text goes in again, and for no other', async () => {
    await report(finding());
    await report(finding(), x);
    await forgetTrouble(context.database, 'linkedin');
    expect(await troubles()).toMatchObject([{ network: 'x' }]);
  });

  it('counts no more once an update may have mended it, or after two weeks', async () => {
    await report(finding());
    expect(await describeTroubles({ ...context, clientVersion: '0.2.0' })).toEqual([]);
    later(14 * 24 * 60);
    expect(await troubles()).toEqual([]);
  });

  it.each([
    { consent: 'undecided', mode: 'in-composer' },
    { consent: 'accepted', mode: 'prefilled' },
    { consent: 'accepted', mode: 'clipboard' },
  ] as const)('is nobody’s business with %o', async (device) => {
    await live(device);
    await report(finding());
    expect(await troubles()).toEqual([]);
  });
});
