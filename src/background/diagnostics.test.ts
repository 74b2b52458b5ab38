import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { ShareEvent } from '../contract/event.ts';
import { feedSetting } from '../storage/feed-state.ts';
import { changeSetting, deviceSetting } from '../storage/settings.ts';
import { describeDiagnostics } from './diagnostics.ts';
import { FakeWorker } from './fake-context.ts';

/** In whatever could end up in the file by mistake. */
const SECRET = 'sesame';

it('the diagnostics file has codes, counts and ages, and nothing of the token, the endpoint, a text, a link or an id', async () => {
  const worker = new FakeWorker();
  const { database } = worker.context;
  await worker.accept(`${SECRET}.example`);
  await changeSetting(database, deviceSetting, (device) => ({
    ...device,
    enrolment: device.enrolment && { ...device.enrolment, tenant: SECRET },
  }));
  await changeSetting(database, feedSetting, (feed) => ({
    ...feed,
    errors: 2,
    lastError: {
      code: 'malformed' as const,
      detail: `/items/${SECRET}`,
      at: '2026-11-23T11:00:00Z',
    },
  }));
  const ids = [v7(), v7(), v7(), v7()];
  const reasons = [null, 'unknown-item', `Dear ${SECRET}`, 'too-large'];
  for (const [index, id] of ids.entries()) {
    const reason = reasons[index] ?? null;
    await database.outbox.add({
      id,
      shareId: `${SECRET}-share`,
      event: {
        id,
        type: 'share.inserted',
        occurredAt: '2026-11-23T09:00:00Z',
        link: SECRET,
      } as ShareEvent,
      queuedAt: '2026-11-23T10:00:00Z',
      state: reason ? 'rejected' : 'queued',
      reason,
      detail: SECRET,
    });
  }
  await database.quarantine.add({
    id: SECRET,
    reason: 'wrong-shape',
    foundAt: '2026-11-23T11:00:00Z',
    record: { text: SECRET },
  });
  const file = await describeDiagnostics(worker.context);
  expect(file).toMatchObject({
    clientVersion: '0.1.0',
    enrolled: true,
    delivery: {
      queued: 1,
      oldestQueuedMin: 120,
      rejected: { 'unknown-item': 1, 'too-large': 1, other: 1 },
      quarantined: { 'wrong-shape': 1 },
    },
    feed: { errors: 2, lastError: 'malformed' },
    storage: { database: null, journal: true, resets: 0 },
  });
  const written = JSON.stringify(file);
  for (const secret of [SECRET, 'abcdefgh', 'token', 'https:', ...ids]) {
    expect(written).not.toContain(secret);
  }
});
