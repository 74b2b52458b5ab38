import { enter, expect, expectModel, find, holdTimers, posts, test } from './stand-in-page.ts';

test.describe('X', () => {
  const modal = find('x-modal');

  test('mounts the inline box and the modal together, opens suggestions after @x and #x, and closes them at a space', async ({
    page,
  }) => {
    await enter(page, modal);
    await expect(page.locator('[data-testid="tweetTextarea_0"]')).toHaveCount(2);
    expect(await page.evaluate(() => window.standIn.composerCount)).toBe(2);
    for (const word of ['@am', '#wa']) {
      await page.keyboard.type(word);
      await expect(page.locator('[id^="typeaheadDropdown"]')).toBeVisible();
      await page.keyboard.type(' ');
      await expect(page.locator('[id^="typeaheadDropdown"]')).toHaveCount(0);
    }
  });

  test('posts on Ctrl+Enter, closes the modal and gives the address back', async ({ page }) => {
    await page.goto('https://x.com/home');
    await page.evaluate(() => window.standIn.openComposer());
    await expect(page).toHaveURL('https://x.com/compose/post');
    await page.keyboard.type('Hello');
    await expect(page.locator(modal.postButton)).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await expect(page.locator(modal.toast)).toBeVisible();
    await expect(page.locator(modal.editor)).toHaveCount(0);
    await expect(page).toHaveURL(({ pathname }) => pathname === '/home');
    expect((await posts(page)).map((post) => post.text)).toEqual(['Hello']);
  });

  test('lets 280 weighted characters through and no more, and asks before it throws a text away', async ({
    page,
  }) => {
    await enter(page, modal);
    await page.keyboard.insertText(`https://example.com/${'a'.repeat(300)} ${'b'.repeat(256)}`);
    await expect(page.locator(modal.postButton)).toBeEnabled();
    await page.keyboard.type('c');
    await expect(page.locator(modal.postButton)).toBeDisabled();
    await page.locator('[data-testid="app-bar-close"]').click();
    await page.locator('[data-testid="confirmationSheetCancel"]').click();
    await expect(page.locator(modal.editor)).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => window.standIn.events)).toContain('discarded');
  });

  for (const engine of ['own', 'lexical'] as const) {
    test(`${engine} engine: a thread has one toolbar, and is posted in order`, async ({
      page,
      routes,
    }) => {
      await enter(page, modal, { engine });
      await page.keyboard.type('First');
      const dialog = page.getByRole('dialog');
      await dialog.locator('[data-testid="addButton"]').click();
      await expect(dialog.locator('[data-testid="tweetTextarea_1"]')).toBeFocused();
      await expect(page.locator(modal.postButton)).toBeDisabled();
      await page.keyboard.type('Second');
      await expectModel(page, 'Second');
      await expect(dialog.locator('[data-testid="toolBar"]')).toHaveCount(1);
      await page.locator(modal.postButton).click();
      await expect(page.locator(modal.toast)).toBeVisible();
      const sent = await posts(page);
      expect(sent.map((post) => post.text)).toEqual(['First', 'Second']);
      expect(await page.locator(modal.permalink).getAttribute('href')).toBe(
        new URL(sent[0]?.permalink ?? '').pathname,
      );
      expect(routes.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
    });
  }
});

test.describe('X’s scheduling and media', () => {
  const modal = find('x-modal');
  const inline = find('x-inline');

  for (const standIn of [inline, modal]) {
    test(`${standIn.id}: keeps the text while a time is picked, and schedules instead of posting`, async ({
      page,
      routes,
    }) => {
      await enter(page, standIn);
      await page.keyboard.type('Later');
      const box = standIn === modal ? page.getByRole('dialog') : page.getByRole('main');
      const address = page.url();
      await box.locator('[data-testid="scheduleOption"]').click();
      await expect(page.locator(standIn.editor)).toHaveCount(0);
      if (standIn === modal) {
        await expect(page).toHaveURL(({ pathname }) => pathname === '/compose/post/schedule');
      }
      await page.locator('#SELECTOR_4').selectOption('9');
      await page.locator('[data-testid="scheduledConfirmationPrimaryAction"]').click();
      await expect(page).toHaveURL(address);
      await expect(page.locator(standIn.postButton)).toHaveText('Schedule');
      await expectModel(page, 'Later');
      await page.locator(standIn.postButton).click();
      await expect(page.locator(standIn.toast)).toContainText('Your post will be sent on');
      await expect(page.locator(standIn.permalink)).toHaveCount(0);
      expect(await posts(page)).toEqual([]);
      const sent = routes.requests.filter(({ method }) => method === 'POST');
      expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
        '/i/api/graphql/abc/CreateScheduledTweet',
      ]);
    });
  }

  test('a picture leaves the editor as it is, and Post is dead while it is on its way', async ({
    page,
  }) => {
    await page.clock.install();
    await enter(page, inline);
    await page.keyboard.type('With a picture');
    await expect(page.locator(inline.postButton)).toBeEnabled();
    const editor = await page.locator(inline.editor).elementHandle();
    await holdTimers(page);
    await page
      .locator('[data-testid="primaryColumn"] [data-testid="fileInput"]')
      .setInputFiles('tests/pages/pictures/rail.svg');
    await expect(page.locator('[data-testid="attachments"] [role="progressbar"]')).toBeVisible();
    await expect(page.locator(inline.postButton)).toBeDisabled();
    await page.clock.resume();
    await expect(page.locator(inline.postButton)).toBeEnabled();
    expect(await editor?.evaluate((node) => node.isConnected)).toBe(true);
    await expectModel(page, 'With a picture');
    await page.locator('[aria-label="Remove media"]').click();
    await expect(page.locator('[data-testid="attachments"]')).toHaveCount(0);
  });
});

test.describe('X’s mobile page', () => {
  const standIn = find('x-mobile');

  test('is a page without a dialog: one textarea, no contenteditable; it asks before it throws a text away, and goes home after a post', async ({
    page,
  }) => {
    await enter(page, standIn);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('textarea')).toHaveCount(1);
    await expect(page.locator('[contenteditable]')).toHaveCount(0);
    await page.keyboard.type('Hello');
    await page.locator('[data-testid="app-bar-close"]').click();
    await page.locator('[data-testid="confirmationSheetCancel"]').click();
    await expect(page.locator(standIn.editor)).toHaveCount(0);
    await page.evaluate(() => window.standIn.openComposer());
    await page.keyboard.type('Hello again');
    await expect(page.locator(standIn.postButton)).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await expect(page.locator(standIn.permalink)).toBeVisible();
    await expect(page.locator(standIn.editor)).toHaveCount(0);
    await expect(page).toHaveURL(({ pathname }) => pathname === '/home');
    expect((await posts(page)).map((post) => post.text)).toEqual(['Hello again']);
  });
});
