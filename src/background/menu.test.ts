import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeI18n } from '../i18n/fake-i18n.ts';
import { chooseMode, decideConsent } from '../messaging/extension-messages.ts';
import { describeDevice } from './device.ts';
import { FakeWorker, makeFeed } from './fake-context.ts';
import { extensionHandlers } from './handlers/from-extension.ts';
import { rebuildMenu } from './menu.ts';
import { receive } from './receive.ts';

let worker: FakeWorker;
/** What the menu shows, by id. */
const entries: string[] = [];
const removed = vi.fn<() => Promise<void>>();

beforeEach(async () => {
  entries.length = 0;
  removed.mockReset();
  removed.mockResolvedValue();
  Object.assign(browser, {
    i18n: fakeI18n(),
    contextMenus: {
      async removeAll() {
        entries.length = 0;
        await removed();
      },
      create: ({ id }: { id: string }) => entries.push(id),
    },
  });
  Object.assign(browser.storage.session, { setAccessLevel: async () => {} });
  worker = new FakeWorker();
  await worker.accept();
  await worker.keepFeed(makeFeed());
});

test('two menus that are made at once leave each entry once', async () => {
  await Promise.all([rebuildMenu(worker.context), rebuildMenu(worker.context)]);
  expect(entries.length).toBeGreaterThan(0);
  expect(new Set(entries).size).toBe(entries.length);
});

test('a choice that is answered late, after another was made, tells both', async () => {
  const hold = Promise.withResolvers<void>();
  removed.mockReturnValueOnce(hold.promise);
  const fromExtension = extensionHandlers(worker.context, {
    later: () => {},
    deliverSoon: () => {},
  });
  const sender = { tabId: null, frameId: null, url: null };
  const ask = (name: string, payload: unknown) =>
    receive(
      { fromPage: [], fromExtension, isPage: () => false },
      { portevoix: name, payload },
      sender,
    );
  const decided = ask(decideConsent.name, { consent: 'accepted', withoutAttribution: true });
  await vi.waitFor(() => expect(removed).toHaveBeenCalled());
  const chosen = ask(chooseMode.name, { mode: 'clipboard' });
  await vi.waitFor(async () => {
    const { mode } = await describeDevice(worker.context);
    expect(mode).toBe('clipboard');
  });
  hold.resolve();
  const both = { ok: true, answer: { withoutAttribution: true, mode: 'clipboard' } };
  expect(await decided).toMatchObject(both);
  expect(await chosen).toMatchObject(both);
});
