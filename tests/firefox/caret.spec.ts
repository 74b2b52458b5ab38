import type { Page } from 'puppeteer-core';
import { caretPlaces, emptyComposer, writeAndPlace } from '../e2e/caret-places.ts';
import { onePerEngine } from '../e2e/composers.ts';
import { approvedText } from '../e2e/content.ts';
import { inFirefoxPage } from '../stage/in-firefox-page.ts';
import { composerPage, expect, test } from './fixtures.ts';

const model = (page: Page) => page.evaluate(() => window.standIn.model());

for (const { id, network, url, open } of onePerEngine) {
  test(`${id}: the text goes where the person put the caret`, async ({ enrolled, company }) => {
    const page = await enrolled.open(url);
    await open(composerPage(page));
    const text = approvedText(network, enrolled.pseudonym);
    const places = id.endsWith('as published') ? caretPlaces.slice(0, 1) : caretPlaces;
    for (const [index, place] of places.entries()) {
      await test.step(place.where, async () => {
        // Quill as published, emptied in a shadow root, writes backwards in Firefox (153, 2026-11-23).
        if (index > 0) await emptyComposer(page.keyboard);
        await writeAndPlace(page.keyboard, place);
        await inFirefoxPage(page).click('insert');
        await expect.poll(() => model(page)).toBe(place.becomes.replace('TEXT', () => text));
        // The button is busy until the share is written down.
        await expect.poll(() => company.query('select 1 from share').length).toBe(index + 1);
      });
    }
    expect(enrolled.errors()).toEqual([]);
  });
}
