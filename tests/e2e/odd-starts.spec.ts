import { inPage } from '../stage/in-page.ts';
import { onePerEngine } from './composers.ts';
import { expectedText } from './content.ts';
import { expect, test } from './fixtures.ts';

/** Quill as published loses its key bindings in a shadow root, Shift+Enter among them (2026-11-23). */
const editable = onePerEngine.filter(({ id }) => !id.endsWith('as published'));

/** What is pressed first, and what the editor's model then begins with. */
const starts = [
  { name: 'spaces count as nothing', keys: [' ', ' '], start: '  ' },
  { name: 'a last empty line sets it apart', keys: ['B', 'Shift+Enter'], start: 'B\n\n' },
];

for (const { id, network, url, open } of editable) {
  for (const { name, keys, start } of starts) {
    test(`${id}: ${name}, and the insertion is seen to be there`, async ({ ambassador }) => {
      const page = await ambassador.open(url);
      await open(page);
      for (const key of keys) await page.keyboard.press(key);
      const ours = await inPage(page);
      await ours.click('insert');
      await expect
        .poll(() => page.evaluate(() => window.standIn.model()))
        .toBe(start + expectedText(network, ambassador.pseudonym));
      await expect.poll(() => ours.text()).toContain('Inserted.');
    });
  }
}

for (const engine of ['own', 'lexical']) {
  test(`a thread on X (engine: ${engine}) has one button, which fills the post focused last`, async ({
    ambassador,
    company,
  }) => {
    const page = await ambassador.open(`https://x.com/compose/post?engine=${engine}`);
    await page.getByRole('dialog').locator('[data-testid="tweetTextarea_0"]').click();
    await page.keyboard.type('First');
    await page.getByRole('dialog').locator('[data-testid="addButton"]').click();
    await expect(page.getByRole('dialog').locator('[data-testid="tweetTextarea_1"]')).toBeFocused();
    const ours = await inPage(page);
    await ours.click('insert');
    await expect
      .poll(() => page.evaluate(() => window.standIn.model()))
      .toBe(expectedText('x', ambassador.pseudonym));
    expect(await ours.countButtons()).toBe(1);
    await page.locator('[data-testid="tweetButton"]').click();
    await expect
      .poll(() => page.evaluate(() => window.standIn.posts.map((post) => post.text)))
      .toEqual(['First', expectedText('x', ambassador.pseudonym)]);
    // X's toast links the first post of the thread: that is the publication of this share.
    const [first] = await page.evaluate(() => window.standIn.posts);
    const permalink = first?.permalink.replace(/\w+(?=\/status\/)/, 'i');
    const shares = () => company.query('select state, permalink from share');
    await expect.poll(shares).toEqual([{ state: 'published', permalink }]);
    const events = company.query('select type from share_event order by type');
    expect(events.map(({ type }) => type)).toEqual(['share.inserted', 'share.published']);
  });
}
