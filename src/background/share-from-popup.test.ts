import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { fakeI18n } from '../i18n/fake-i18n.ts';
import { linkedin } from '../networks/linkedin.ts';
import { listShares } from '../storage/share-log.ts';
import { FakeWorker, makeFeed } from './fake-context.ts';
import { makeOffer } from './offer.ts';
import { openPrefilled, recordCopied } from './share-from-popup.ts';

test('a share from the popup is noted without waiting for the company’s server', async () => {
  const browser = { i18n: fakeI18n(), runtime: { id: 'test' } };
  Object.assign(globalThis, { browser, chrome: browser });
  const worker = new FakeWorker();
  const { context } = worker;
  await worker.accept();
  worker.post = () => new Promise(() => {});
  await worker.keepFeed(makeFeed());
  const [choice] = (await makeOffer(context, linkedin)).choices;
  if (!choice) throw new Error('nothing on offer');
  expect(await recordCopied(context, choice)).toBe(true);
  expect(await openPrefilled(context, choice)).toBe(true);
  expect(await listShares(context.database)).toHaveLength(2);
});
