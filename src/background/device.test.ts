import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { feedSetting } from '../storage/feed-state.ts';
import { readSetting } from '../storage/settings.ts';
import type { EndpointResult } from '../sync/endpoint-result.ts';
import type { WorkerContext } from './context.ts';
import { enrolDevice, readEndpointUrl } from './device.ts';
import { FakeWorker } from './fake-context.ts';
import { refresh } from './feed.ts';

/** Long enough for all that waits for nobody. */
async function letRun(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('an enrolment with another company', () => {
  it('sees nothing come in that the old one answers late', async () => {
    const worker = new FakeWorker();
    await worker.accept();
    const feed = Promise.withResolvers<EndpointResult<never>>();
    const createClient: WorkerContext['createClient'] = (options) => ({
      ...worker.context.createClient(options),
      getKeyRing: () => feed.promise,
    });
    const context = { ...worker.context, createClient };
    const refreshing = refresh(context);
    const enrolling = enrolDevice(context, { endpointUrl: 'https://new.example', code: 'CODE' });
    await letRun();
    feed.resolve({ ok: false, error: 'server-error' });
    await refreshing;
    expect(await enrolling).toMatchObject({ ok: true });
    expect(await readSetting(context.database, feedSetting)).toEqual(feedSetting.initial);
  });
});

describe('the address of an endpoint', () => {
  it.each([
    ['https://portevoix.example.com', 'https://portevoix.example.com'],
    [' portevoix.example.com ', 'https://portevoix.example.com'],
    ['portevoix.example.com/enrol#CODE', 'https://portevoix.example.com'],
    ['HTTPS://Portevoix.Example.com:8443/path', 'https://portevoix.example.com:8443'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://localhost:8787/', 'http://localhost:8787'],
  ])('%o is read as %s', (text, origin) => {
    expect(readEndpointUrl(text)).toBe(origin);
  });

  it.each([
    'http://portevoix.example.com',
    'http://127.0.0.1.evil.example',
    'https://user:secret@portevoix.example.com',
    'ftp://portevoix.example.com',
    'javascript://portevoix.example.com/%0aalert(1)',
    'file:///etc/passwd',
    'https://',
    '',
    'not an address',
  ])('%o is none', (text) => {
    expect(readEndpointUrl(text)).toBeNull();
  });
});
