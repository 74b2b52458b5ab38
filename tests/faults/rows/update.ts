import { ok, strictEqual } from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { anyComposer } from '../../e2e/composers.ts';
import { hasComposerPart } from '../../stage/in-page.ts';
import { EXTENSION_FOLDER } from '../../stage/launch.ts';
import { arrive } from '../arrive.ts';
import { type Bench, enrol } from '../bench.ts';
import { settle } from '../checker.ts';
import { clickInsert, openOffered } from '../click.ts';
import { buildNextVersion } from '../next-build.ts';
import type { Row } from '../row.ts';
import { until } from '../until.ts';

/** The extension is updated, or goes away, under an open composer and with events queued. */
export const updateRows: readonly Row[] = [
  {
    id: 'F23',
    fault: 'update while a composer is open and events are queued',
    tries: { short: 1, full: 5 },
    async run(bench, tries) {
      const { browser, proxy } = bench;
      for (let turn = 1; turn <= tries; turn += 1) {
        const recorder = await bench.openRecorder();
        await proxy.shut();
        await recorder.record(10);
        await recorder.page.close();
        const { page, ours } = await openOffered(bench);
        await browser.update(`99.0.${turn}`);
        await proxy.open();
        await anyComposer.open(page);
        await until('the new version’s part is in the page', () => hasComposerPart(page));
        await until('one button stands there', async () => (await ours.countButtons()) === 1);
        strictEqual(await clickInsert(bench, { page, ours }), 'recorded');
        await page.close();
        await arrive(bench);
        await until('the alarms are made anew', async () =>
          (await listAlarms(bench)).includes('refresh-feed'),
        );
      }
    },
  },
  {
    id: 'F24',
    fault: 'the extension is removed while a composer is open',
    tries: { short: 0, full: 3 },
    bench: {},
    async run(bench, tries) {
      const { browser } = bench;
      for (let turn = 0; turn < tries; turn += 1) {
        await settle(bench);
        // One that came with the command line can't be removed; one that was loaded over it can.
        await browser.update('98.0.0');
        const { page, ours } = await openOffered(bench);
        await browser.uninstall();
        if ((await ours.countButtons()) > 0) await ours.click('insert');
        await page.locator('[data-testid="tweetTextarea_0"]').first().click();
        await page.keyboard.type('On my own.');
        await anyComposer.post(page);
        await until('the post is out', () => page.evaluate(() => window.standIn.posts.length > 0));
        await page.close();
        await browser.update('99.0.0');
        await enrol(bench);
      }
    },
  },
  {
    id: 'F29',
    fault: 'the database of the next version, and back, with events queued',
    tries: { short: 0, full: 1 },
    bench: {},
    async run(bench, tries) {
      const next = await buildNextVersion();
      try {
        for (let turn = 1; turn <= tries; turn += 1) await upAndDown(bench, next.build, turn);
      } finally {
        await rm(next.folder, { recursive: true });
      }
    },
  },
];

/** Up with a full queue; down, where the older version must leave everything alone; up again, and all arrives. */
async function upAndDown(bench: Bench, next: string, turn: number): Promise<void> {
  const { browser, proxy } = bench;
  await proxy.shut();
  await recordOnce(bench, 50);
  await browser.update(`99.${turn}.1`, next);
  await recordOnce(bench, 10);
  await browser.update(`99.${turn}.2`, EXTENSION_FOLDER);
  await recordOnce(bench, 10);
  await proxy.open();
  const sent = proxy.seen.length;
  await bench.ask('extension.deliver-now');
  strictEqual(proxy.seen.length, sent, 'what the newer version queued waits for that version');
  await browser.update(`99.${turn}.3`, next);
  await bench.ask('extension.deliver-now');
  await arrive(bench);
}

async function recordOnce(bench: Bench, shares: number): Promise<void> {
  const before = bench.ledger.recorded.size;
  const recorder = await bench.openRecorder();
  await recorder.record(shares);
  ok(bench.ledger.recorded.size > before, 'something was recorded');
  await recorder.page.close();
}

async function listAlarms({ browser }: Bench): Promise<string[]> {
  const page = await browser.openOwn('welcome');
  const names = await page.evaluate(async () => {
    const { alarms } = Reflect.get(globalThis, 'chrome') as {
      alarms: { getAll(): Promise<{ name: string }[]> };
    };
    return (await alarms.getAll()).map(({ name }) => name);
  });
  await page.close();
  return names;
}
