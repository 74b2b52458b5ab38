import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { anyComposer } from '../../e2e/composers.ts';
import { inPage } from '../../stage/in-page.ts';
import { arrive } from '../arrive.ts';
import { clickInsert, openOffered } from '../click.ts';
import type { Row } from '../row.ts';
import { pass, until } from '../until.ts';

/** The browser dies, or keeps pages, windows and a popup that all want the worker at once. */
export const browserRows: readonly Row[] = [
  {
    id: 'F5',
    fault: 'SIGKILL of the whole browser in a burst of shares',
    tries: { short: 10, full: 50 },
    async run(bench, tries) {
      const { browser, random } = bench;
      for (let turn = 0; turn < tries; turn += 1) {
        const recorder = await bench.openRecorder();
        // Its end is the browser's.
        const recording = recorder.record(400).catch(() => {});
        await pass(random.between(0, 800));
        await browser.kill();
        await recording;
        await browser.launch();
      }
      await arrive(bench, 60_000);
    },
  },
  {
    id: 'F25',
    fault: 'the page comes back from the back/forward cache',
    tries: { short: 1, full: 5 },
    async run(bench, tries) {
      for (let turn = 0; turn < tries; turn += 1) {
        const { page } = await openOffered(bench);
        await page.evaluate(() => Object.assign(globalThis, { fromBefore: true }));
        await page.goto('https://www.linkedin.com/feed/');
        // A page that comes back from the cache fires no load event.
        await page.goBack({ waitUntil: 'commit' });
        const isFromBefore = () => page.evaluate(() => Reflect.has(globalThis, 'fromBefore'));
        await until('it is back from the cache', () => isFromBefore().catch(() => false));
        await anyComposer.open(page);
        strictEqual(await clickInsert(bench, { page, ours: await inPage(page) }), 'recorded');
        await page.close();
      }
    },
  },
  {
    id: 'F26',
    fault: 'two tabs and two popups deliver at the same time',
    tries: { short: 3, full: 20 },
    async run(bench, tries) {
      const { proxy } = bench;
      const recorders = [await bench.openRecorder(), await bench.openRecorder()];
      const before = proxy.seen.length;
      for (let turn = 0; turn < tries; turn += 1) {
        await Promise.all([
          ...recorders.map((recorder) => recorder.record(10)),
          bench.ask('extension.deliver-now'),
          bench.ask('extension.deliver-now'),
        ]);
      }
      await arrive(bench);
      const sent = proxy.seen.slice(before).flatMap(({ ids }) => ids);
      deepStrictEqual(sent.length, new Set(sent).size, 'nothing is sent by two deliveries at once');
      for (const { page } of recorders) await page.close();
    },
  },
  {
    id: 'F30',
    fault: 'the endpoint says nothing while the person posts',
    tries: { short: 1, full: 5 },
    async run(bench, tries) {
      const { proxy } = bench;
      for (let turn = 0; turn < tries; turn += 1) {
        const offered = await openOffered(bench);
        let isPosted = false;
        const posted = until('the post is out', () => isPosted);
        const before = proxy.seen.length;
        proxy.meet((_request, index) =>
          index === 0 ? { kind: 'hold', until: posted } : { kind: 'pass' },
        );
        strictEqual(await clickInsert(bench, offered), 'recorded');
        await until('the endpoint is being asked', () => proxy.seen.length > before);
        await anyComposer.post(offered.page);
        await until('the post is out all the same', () =>
          offered.page.evaluate(() => window.standIn.posts.length === 1),
        );
        isPosted = true;
        await offered.page.close();
      }
    },
  },
];
