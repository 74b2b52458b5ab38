import type { Page } from 'puppeteer-core';
import { editors } from '../e2e/composers.ts';
import { expectedText } from '../e2e/content.ts';
import { clickInsert } from '../stage/firefox.ts';
import { composerPage, expect, test } from './fixtures.ts';

const model = (page: Page) => page.evaluate(() => window.standIn.model());
/** Editors join typing and insertion into one step of their history when both come within a second. */
const HISTORY_PAUSE_MS = 1_200;
const UNDO_MODIFIER = process.platform === 'darwin' ? 'Meta' : 'Control';

for (const { id, network, url, open, post } of editors) {
  test.describe(id, () => {
    test('one click inserts, Post publishes, and the company has exactly one row', async ({
      enrolled,
      company,
    }) => {
      const page = await enrolled.open(url);
      await open(composerPage(page));
      await clickInsert(page);
      const text = expectedText(network, enrolled.pseudonym);
      await expect.poll(() => model(page)).toBe(text);

      await post(composerPage(page));
      await expect.poll(() => page.evaluate(() => window.standIn.posts.length)).toBe(1);
      const rows = () => company.query('select * from share');
      await expect.poll(() => rows()[0]?.state).toBe('published');
      expect(rows()).toHaveLength(1);
      expect(enrolled.errors()).toEqual([]);
    });

    test('what the composer holds already stays, and one undo takes back just what was inserted', async ({
      enrolled,
    }) => {
      const page = await enrolled.open(url);
      await open(composerPage(page));
      await page.keyboard.type('My own words first.');
      await new Promise((wake) => setTimeout(wake, HISTORY_PAUSE_MS));
      await clickInsert(page);
      const text = `My own words first.\n\n${expectedText(network, enrolled.pseudonym)}`;
      await expect.poll(() => model(page)).toBe(text);

      await page.keyboard.down(UNDO_MODIFIER);
      await page.keyboard.press('z');
      await page.keyboard.up(UNDO_MODIFIER);
      await expect.poll(() => model(page)).toBe('My own words first.');
    });
  });
}
