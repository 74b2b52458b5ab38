import type { Page } from '@playwright/test';
import { stopWorker } from '../faults/browser.ts';
import { inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
import { type Composer, guidedComposers, refusingComposer } from './composers.ts';
import { askWorker, expect, test } from './fixtures.ts';

const ownWords = 'Nothing but my own words, and they go out.';

/** Something that goes wrong while a composer with our button is open; `said` is what the button then tells, if anything. */
interface Failure {
  what: string;
  composers: readonly Composer[];
  happen: (ambassador: Browser, page: Page) => Promise<void>;
  said?: string;
  /** True if it leaves more behind than the extension's own data. */
  ownBrowser?: boolean;
}

const failures: readonly Failure[] = [
  {
    what: 'the worker is stopped as the button is clicked',
    composers: guidedComposers,
    happen: ({ context }) => stopWorker(context),
  },
  {
    what: 'consent is taken back while the composer is open',
    composers: guidedComposers,
    async happen(ambassador, page) {
      const own = await ambassador.openOwn('popup');
      await askWorker(own, 'extension.decide-consent', {
        consent: 'refused',
        withoutAttribution: false,
      });
      await own.close();
      await page.bringToFront();
    },
  },
  {
    what: 'the editor takes no text and the browser refuses the clipboard',
    composers: [refusingComposer],
    async happen({ context }, page) {
      const session = await context.newCDPSession(page);
      for (const allowWithoutSanitization of [true, false]) {
        await session.send('Browser.setPermission', {
          permission: { name: 'clipboard-write', allowWithoutSanitization },
          setting: 'denied',
          origin: new URL(page.url()).origin,
        });
      }
    },
    said: words('composer_copy_failed'),
    ownBrowser: true,
  },
];

for (const { what, composers, happen, said, ownBrowser = false } of failures) {
  test.describe(what, () => {
    test.use({ ownBrowser });
    for (const composer of composers) {
      test(`the person writes and posts as ever, ${composer.id}`, async ({ ambassador }) => {
        const page = await ambassador.open(composer.url);
        await composer.open(page);
        const ours = await inPage(page);
        await expect.poll(() => ours.label()).toContain('Heat kept for winter');
        await happen(ambassador, page);
        await ours.click('insert');
        if (said) await expect.poll(() => ours.text()).toContain(said);

        await composer.open(page);
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type(ownWords);
        await expect.poll(() => page.evaluate(() => window.standIn.model())).toBe(ownWords);
        await composer.post(page);
        await expect
          .poll(() => page.evaluate(() => window.standIn.posts.map(({ text }) => text)))
          .toEqual([ownWords]);
        expect(ambassador.errors).toEqual([]);
      });
    }
  });
}
