import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { makeArticle } from '../domain/item-fixtures.ts';
import { fakeI18n } from '../i18n/fake-i18n.ts';
import { linkedin } from '../networks/linkedin.ts';
import { feedSetting } from '../storage/feed-state.ts';
import { keepFeed } from '../storage/feed-store.ts';
import { listShares } from '../storage/share-log.ts';
import { FakeWorker, makeEnrolment } from './fake-context.ts';
import { makeOffer } from './offer.ts';
import { openPrefilled, recordCopied } from './share-from-popup.ts';

test('a share from the popup is noted without waiting for the company’s server', async () => {
  const browser = { i18n: fakeI18n(), runtime: { id: 'test' } };
  Object.assign(globalThis, { browser, chrome: browser });
  const worker = new FakeWorker();
  const { context } = worker;
  await worker.accept();
  worker.post = () => new Promise(() => {});
  const { programme, ambassador } = makeEnrolment('old.example');
  const feed = {
    tenant: 'default',
    seq: 1,
    issuedAt: '2026-11-23T09:00:00Z',
    expiresAt: '2026-11-30T09:00:00Z',
    programme,
    ambassador,
    items: [makeArticle()],
  };
  const checked = { feed, checkedBy: '0.1.0', revisions: {}, state: feedSetting.initial };
  await keepFeed(context.database, checked);
  const [choice] = (await makeOffer(context, linkedin)).choices;
  if (!choice) throw new Error('nothing on offer');
  expect(await recordCopied(context, choice)).toBe(true);
  expect(await openPrefilled(context, choice)).toBe(true);
  expect(await listShares(context.database)).toHaveLength(2);
});
