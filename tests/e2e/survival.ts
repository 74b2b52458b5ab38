import { anyComposer, guidedComposers } from './composers.ts';
import { expectedText } from './content.ts';
import { expect, type test as suite } from './fixtures.ts';
import type { PageInHand } from './person.ts';

/** Takes our element out of X's toolbar, as a page does that renders anew. */
function removeOurs(page: PageInHand): Promise<void> {
  return page.evaluate(() => {
    const icons = document.querySelector(
      '[data-testid="primaryColumn"] [data-testid="toolBar"] > :first-child',
    );
    const next = icons?.nextElementSibling;
    if (next?.matches('div:not([data-testid])')) next.remove();
  });
}

/** As the browser's Back does; the answer would be lost with the page that is asked, so it comes first. */
function goBack(page: PageInHand): Promise<void> {
  return page.evaluate(() => {
    setTimeout(() => history.back());
  });
}

/** What a page and its reader do to a composer while our button stands beside it, as tests for either browser. */
export function describeSurvival(test: typeof suite): void {
  test('the button comes back when the page renders anew, and gives up in silence when the page insists', async ({
    person,
  }) => {
    const page = await person.open(anyComposer.url);
    await anyComposer.open(page);
    const ours = await page.ours();
    await expect.poll(() => ours.countButtons()).toBe(1);
    await removeOurs(page);
    await expect.poll(() => ours.countButtons()).toBe(1);
    for (let turn = 0; turn < 100; turn += 1) await removeOurs(page);
    await expect.poll(() => ours.countButtons()).toBe(0);
    // The person writes and posts as if we had never been there.
    await page.locator('[data-testid="primaryColumn"] [data-testid="tweetTextarea_0"]').click();
    await page.type('On my own.');
    await anyComposer.post(page);
    await expect.poll(() => page.posts()).toEqual(['On my own.']);
    expect(person.errors()).toEqual([]);
  });

  test('Back and Forward bring back a page in which sharing still works', async ({
    person,
    company,
  }) => {
    const page = await person.open(anyComposer.url);
    await anyComposer.open(page);
    await expect.poll(async () => (await page.ours()).countButtons()).toBe(1);
    await page.evaluate(() => {
      Object.assign(globalThis, { fromBefore: true });
    });
    await page.goto('https://www.linkedin.com/feed/');
    await goBack(page);
    const isFromBefore = () => page.evaluate(() => Reflect.has(globalThis, 'fromBefore'));
    await expect.poll(() => isFromBefore().catch(() => false)).toBe(true);
    await anyComposer.open(page);
    await (await page.ours()).click('insert');
    await expect.poll(() => page.model()).toBe(expectedText('x', person.pseudonym));
    await anyComposer.post(page);
    await expect
      .poll(() => company.query('select state from share'))
      .toEqual([{ state: 'published' }]);
  });

  test('two composers in two windows share side by side, each counted once', async ({
    person,
    company,
  }) => {
    const [linkedin] = guidedComposers;
    if (!linkedin) throw new Error('LinkedIn is guided');
    const before = await person.countWindows();
    const pages = [];
    for (const composer of [anyComposer, linkedin]) {
      const page = await person.openWindow(composer.url);
      await composer.open(page);
      await (await page.ours()).click('insert');
      await expect.poll(() => page.model()).toContain('utm_source=');
      pages.push({ page, composer });
    }
    expect(await person.countWindows()).toBe(before + pages.length);
    for (const { page, composer } of pages) {
      await page.toFront();
      await composer.post(page);
    }
    await expect
      .poll(() => company.query('select network, state from share order by network'))
      .toEqual([
        { network: 'linkedin', state: 'published' },
        { network: 'x', state: 'published' },
      ]);
  });

  test('a composer that the application opens and leaves without loading a page has its own button and its own share', async ({
    person,
    company,
  }) => {
    const page = await person.open(anyComposer.url);
    await anyComposer.open(page);
    const ours = await page.ours();
    await expect.poll(() => ours.countButtons()).toBe(1);
    await page.locator('[data-testid="SideNav_NewTweet_Button"]').click();
    await page.locator('[role="dialog"] [data-testid="tweetTextarea_0"]').click();
    await expect.poll(() => ours.countButtons()).toBe(2);
    await ours.click('insert', -1);
    await expect.poll(() => textOfModal(page)).toContain('utm_source=');
    await goBack(page);
    await expect.poll(() => textOfModal(page)).toBeNull();
    await expect.poll(() => ours.countButtons()).toBe(1);
    await anyComposer.open(page);
    await ours.click('insert');
    await expect.poll(() => page.model()).toContain('utm_source=');
    await anyComposer.post(page);
    await expect
      .poll(() => company.query('select state from share order by inserted_at'))
      .toEqual([{ state: 'abandoned' }, { state: 'published' }]);
    expect(person.errors()).toEqual([]);
  });
}

/** What X's modal holds, or null while there is none. */
function textOfModal(page: PageInHand): Promise<string | null> {
  return page.evaluate(
    () =>
      document.querySelector('[role="dialog"] [data-testid="tweetTextarea_0"]')?.textContent ??
      null,
  );
}
