import { ok, strictEqual } from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { newEventId } from '../../../src/domain/new-id.ts';
import type { DeliveryStatus } from '../../../src/messaging/delivery-messages.ts';
import { anyComposer } from '../../e2e/composers.ts';
import { arrive } from '../arrive.ts';
import type { Bench } from '../bench.ts';
import { settle } from '../checker.ts';
import { clickInsert, openOffered } from '../click.ts';
import { type Damage, damageFiles, type StoredCopy } from '../profile-files.ts';
import { holdDatabase, writeRaw } from '../raw-database.ts';
import type { Row } from '../row.ts';
import { fillDisk } from '../small-disk.ts';
import { until } from '../until.ts';

/** What is done to the files of a copy while the browser is not running. */
interface FileFault {
  copy: StoredCopy;
  files: RegExp;
  damage: Damage;
}

const DATABASE_FAULTS: readonly FileFault[] = [
  { copy: 'database', files: /\.log$/, damage: 'garbage' },
  { copy: 'database', files: /\.log$/, damage: 'truncated' },
  { copy: 'database', files: /^MANIFEST/, damage: 'garbage' },
  { copy: 'database', files: /^MANIFEST/, damage: 'absent' },
];
const JOURNAL_FAULTS: readonly FileFault[] = [
  { copy: 'journal', files: /\.log$/, damage: 'flipped' },
  { copy: 'journal', files: /\.log$/, damage: 'truncated' },
  { copy: 'journal', files: /^MANIFEST/, damage: 'garbage' },
];

/** Room for a small database only, in bytes. */
const SMALL_QUOTA = 200_000;

/** The disk is full, damaged, slow, or holds what nobody expects. */
export const storageRows: readonly Row[] = [
  {
    id: 'F18',
    fault: 'the database’s quota is used up (build without unlimitedStorage)',
    tries: { short: 1, full: 2 },
    bench: { withoutPermissions: ['unlimitedStorage'] },
    async run(bench, tries) {
      const recorder = await bench.openRecorder();
      for (let turn = 0; turn < tries; turn += 1) {
        await bench.proxy.shut();
        const origin = `chrome-extension://${bench.browser.extensionId}`;
        const page = await bench.browser.openOwn('welcome');
        const session = await page.context().newCDPSession(page);
        await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: SMALL_QUOTA });
        await recorder.record(300);
        await shareAndPost(bench);
        await session.send('Storage.overrideQuotaForOrigin', { origin });
        await bench.proxy.open();
        await settle(bench);
        await arrive(bench);
      }
    },
  },
  {
    id: 'F18b',
    fault: 'the disk is full (profile on a small tmpfs)',
    tries: { short: 0, full: 3 },
    bench: { profileSizeMb: 192 },
    async run(bench, tries) {
      const { profile } = bench.browser;
      for (let turn = 0; turn < tries; turn += 1) {
        const recorder = await bench.openRecorder();
        const filler = await fillDisk(profile);
        await recorder.record(200);
        await shareAndPost(bench);
        await rm(filler);
        await recorder.page.close();
        await settle(bench);
        await arrive(bench);
      }
    },
  },
  {
    id: 'F19',
    fault:
      'the database is damaged on the disk: log or MANIFEST, garbage, cut or gone; every time it is counted or said',
    // Once per browser: Chromium does not make a database anew whose MANIFEST is gone; the journal goes on alone.
    tries: { short: 1, full: 1 },
    bench: {},
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        for (const [index, fault] of DATABASE_FAULTS.entries()) {
          await damageBetweenRuns(bench, fault);
          const { storage } = await bench.ask<DeliveryStatus>('extension.get-delivery');
          // One that can't be opened any more is no reset: the popup says that it is broken.
          const isKnown = storage.database === 'broken' || storage.resets === index + 1;
          ok(isKnown, `${fault.damage}: ${JSON.stringify(storage)}`);
        }
      }
    },
  },
  {
    id: 'F20',
    fault: 'the journal is damaged on the disk',
    tries: { short: 0, full: 5 },
    bench: {},
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        for (const fault of JOURNAL_FAULTS) await damageBetweenRuns(bench, fault);
      }
    },
  },
  {
    id: 'F21',
    fault: 'bad records in the outbox: no event, of the future, 5 MB',
    tries: { short: 0, full: 3 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        const recorder = await bench.openRecorder();
        await bench.proxy.shut();
        const page = await bench.browser.openOwn('welcome');
        for (const record of makeBadRecords()) await writeRaw(page, record);
        await page.close();
        await recorder.record(10);
        await bench.proxy.open();
        await bench.ask('extension.deliver-now');
        await arrive(bench);
        await recorder.page.close();
      }
    },
  },
  {
    id: 'F22',
    fault: 'the database gives no answer',
    tries: { short: 1, full: 3 },
    bench: {},
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        const offered = await openOffered(bench);
        const holder = await bench.browser.openOwn('welcome');
        const held = await holdDatabase(holder);
        strictEqual(await clickInsert(bench, offered), 'recorded');
        await arrive(bench, 60_000);
        await held.release();
        await holder.close();
        await offered.page.close();
        await settle(bench);
      }
    },
  },
];

/** Whatever the button says, the text is in the composer and the person posts it. */
async function shareAndPost(bench: Bench): Promise<void> {
  const offered = await openOffered(bench);
  await clickInsert(bench, offered);
  const { page } = offered;
  await anyComposer.post(page);
  await until('the post is out', () => page.evaluate(() => window.standIn.posts.length === 1));
  await page.close();
}

async function damageBetweenRuns(bench: Bench, fault: FileFault): Promise<void> {
  const { browser, proxy } = bench;
  const recorder = await bench.openRecorder();
  await proxy.shut();
  const before = bench.ledger.recorded.size;
  await recorder.record(20);
  ok(bench.ledger.recorded.size > before, 'something was recorded');
  await browser.quit();
  await damageFiles(browser, fault, bench.random);
  await proxy.open();
  await browser.launch();
  await bench.ask('extension.deliver-now');
  await arrive(bench, 60_000);
}

function makeBadRecords(): unknown[] {
  const queued = {
    queuedAt: new Date().toISOString(),
    state: 'queued',
    reason: null,
    detail: null,
  };
  const shareId = newEventId();
  const make = (event: object | null) => {
    const id = newEventId();
    return { ...queued, id, shareId, event: event && { id, ...event } };
  };
  return [
    make(null),
    make({ type: 7 }),
    { ...make({ type: 'share.inserted' }), state: 'v99' },
    make({ type: 'share.inserted', occurredAt: queued.queuedAt, link: 'x'.repeat(5_000_000) }),
  ];
}
