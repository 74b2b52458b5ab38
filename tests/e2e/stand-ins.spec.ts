import {
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { type PageRoutes, routePages } from '../pages/serve.ts';
import {
  bystanderStandIns,
  type ComposerStandIn,
  composerStandIns,
  type StandInOptions,
  standInUrl,
} from '../pages/stand-ins.ts';

const text = 'Fuite réparée à l’été 💧👩‍👩‍👧\n\nThe second paragraph: 100 % public.';

/** A browser without the extension: these tests are about the pages alone. */
const test = base.extend<{ routes: PageRoutes }>({
  routes: [async ({ context }, use) => use(await routePages(context)), { auto: true }],
});

test.use({ viewport: { width: 1280, height: 800 } });

async function enter(page: Page, standIn: ComposerStandIn, options?: StandInOptions) {
  await page.goto(standInUrl(standIn, options));
  if (standIn.opens === 'asked') await page.evaluate(() => window.standIn.openComposer());
  await page.locator(standIn.editor).click();
}

/** Types as a person does: every line end is the Enter key. */
async function typeLines(page: Page, lines: string) {
  for (const [index, line] of lines.split('\n').entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
}

/** Puts plain text on the clipboard as a person does, from a field of another page. */
async function copy(context: BrowserContext, plain: string) {
  const notes = await context.newPage();
  await notes.setContent('<textarea></textarea>');
  await notes.locator('textarea').fill(plain);
  await notes.keyboard.press('Control+a');
  await notes.keyboard.press('Control+c');
  await notes.close();
}

const model = (page: Page) => page.evaluate(() => window.standIn.model());
const posts = (page: Page) => page.evaluate(() => window.standIn.posts);
const errors = (page: Page) =>
  page.evaluate(() => window.standIn.events.filter((event) => event.startsWith('error')));

for (const standIn of composerStandIns) {
  test.describe(standIn.id, () => {
    test('what is typed is what the editor’s model holds', async ({ page }) => {
      await enter(page, standIn);
      await typeLines(page, text);
      expect(await model(page)).toBe(text);
      expect(await errors(page)).toEqual([]);
    });

    test('Ctrl+Z takes typing back to the empty editor', async ({ page }) => {
      await enter(page, standIn);
      await typeLines(page, 'One\n\ntwo');
      await expect(async () => {
        await page.keyboard.press('Control+z');
        expect(await model(page)).toBe('');
      }).toPass({ timeout: 5000, intervals: [100] });
      expect(await errors(page)).toEqual([]);
    });

    test('a person’s paste keeps its lines', async ({ page, context }) => {
      await copy(context, 'One\ntwo');
      await enter(page, standIn);
      await page.keyboard.type('Before: ');
      await page.keyboard.press('Control+v');
      await expect.poll(() => model(page)).toBe('Before: One\ntwo');
      expect(await errors(page)).toEqual([]);
    });

    test('an empty composer can’t post', async ({ page }) => {
      await enter(page, standIn);
      await expect(page.locator(standIn.postButton)).toBeDisabled();
      await typeLines(page, '  ');
      await expect(page.locator(standIn.postButton)).toBeDisabled();
    });

    test('Post stays dead for postDelay after text appeared', async ({ page }) => {
      await enter(page, standIn, { postDelay: 2500 });
      await page.keyboard.type('Hello');
      await expect(page.locator(standIn.postButton)).toBeDisabled();
      await expect(page.locator(standIn.postButton)).toBeEnabled();
    });

    test('Post publishes the model and a new toast links to the publication', async ({
      page,
      routes,
    }) => {
      await enter(page, standIn);
      await typeLines(page, text);
      await page.locator(standIn.postButton).click();
      await expect(page.locator(standIn.toast)).toBeVisible();
      const [post] = await posts(page);
      expect(post?.text).toBe(text);
      const href = await page.locator(standIn.permalink).getAttribute('href');
      expect(new URL(href ?? '', page.url()).href).toBe(post?.permalink);
      expect(await model(page)).toBe('');
      expect(routes.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
      expect(routes.refused).toEqual([]);
    });

    for (const outcome of ['error', 'errors200'] as const) {
      test(`${outcome}: the text stays and no link is shown`, async ({ page }) => {
        await enter(page, standIn, { outcome });
        await page.keyboard.type('Hello');
        await page.locator(standIn.postButton).click();
        await expect(page.locator(standIn.toast)).toBeVisible();
        await expect(page.locator(standIn.permalink)).toHaveCount(0);
        expect(await model(page)).toBe('Hello');
        expect(await posts(page)).toEqual([]);
      });
    }

    test('a draft is there when the composer opens, and typing goes on after it', async ({
      page,
    }) => {
      await enter(page, standIn, { draft: 'Begun\n\nbefore', locale: 'fr', theme: 'dark' });
      await page.keyboard.press('Control+End');
      await page.keyboard.type(', continued');
      expect(await model(page)).toBe('Begun\n\nbefore, continued');
    });
  });
}

/** What a field holds, whatever kind of field it is. */
const fieldText = (field: Locator) =>
  field.evaluate((node) => ('value' in node ? String(node.value) : node.textContent));

for (const standIn of bystanderStandIns) {
  test(`${standIn.id}: its fields take text and none of them is a composer`, async ({ page }) => {
    for (const url of standIn.urls) {
      await page.goto(url);
      for (const selector of standIn.fields) {
        const field = page.locator(selector);
        await field.click();
        await page.keyboard.type('private');
        await expect.poll(() => fieldText(field)).toContain('private');
      }
      expect(await page.evaluate(() => window.standIn.composerCount)).toBe(0);
      expect(await errors(page)).toEqual([]);
    }
  });
}

function find(id: string): ComposerStandIn {
  const found = composerStandIns.find((standIn) => standIn.id === id);
  if (!found) throw new Error(`no stand-in ${id}`);
  return found;
}

test.describe('the new LinkedIn composer', () => {
  const standIn = find('linkedin-new');
  const dialog = 'dialog[data-testid="dialog"]';

  for (const url of standIn.urls.slice(1)) {
    test(`opens by itself at ${new URL(url).pathname}`, async ({ page }) => {
      await page.goto(url);
      await expect(page.locator(standIn.editor)).toBeFocused();
    });
  }

  test('shows a dialog without an editor first, then another one with it', async ({ page }) => {
    await page.goto(standIn.urls[0]);
    const opened = page.evaluate(() => window.standIn.openComposer());
    const first = await page.locator(dialog).elementHandle();
    await expect(page.locator(standIn.editor)).toHaveCount(0);
    await opened;
    await expect(page.locator(`${dialog} ${standIn.editor}`)).toHaveCount(1);
    expect(await first?.evaluate((node) => node.isConnected)).toBe(false);
  });

  test('makes everything outside its dialog inert', async ({ page }) => {
    await enter(page, standIn);
    await page.evaluate(() => document.querySelector<HTMLElement>('header input')?.focus());
    await expect(page.locator(standIn.editor)).toBeFocused();
  });

  test('has one button that is text only, in every language', async ({ page }) => {
    for (const locale of ['en', 'fr'] as const) {
      await enter(page, standIn, { locale });
      await expect(page.locator(`${dialog} button:not(:has(svg))`)).toHaveText(
        locale === 'en' ? 'Post' : 'Publier',
      );
    }
  });

  test('loses what was typed when a time is picked, and a scheduled post is not published', async ({
    page,
  }) => {
    await enter(page, standIn);
    await page.keyboard.type('Lost');
    await page.locator('button:has(#clock-medium)').click();
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await model(page)).toBe('');
    await page.keyboard.type('Later');
    await page.locator(standIn.postButton).click();
    await expect(page.locator(standIn.toast)).toBeVisible();
    await expect(page.locator(standIn.permalink)).toHaveCount(0);
    expect(await posts(page)).toEqual([]);
  });

  test('restores a saved draft and forgets a discarded one', async ({ page }) => {
    await enter(page, standIn);
    for (const [answer, kept] of [
      ['Save as draft', 'Kept'],
      ['Discard', ''],
    ] as const) {
      if ((await model(page)) === '') await page.keyboard.type('Kept');
      await page.locator(`${dialog} > button[aria-label="Dismiss"]`).click();
      await page.getByRole('button', { name: answer }).click();
      await page.evaluate(() => window.standIn.openComposer());
      expect(await model(page)).toBe(kept);
    }
  });

  test('unfurls an address in a card, and hides its media control meanwhile', async ({ page }) => {
    await enter(page, standIn);
    await page.keyboard.type('See https://example.com/a-page ');
    await expect(page.locator('[componentkey="ShareBoxpreviewCard"]')).toBeVisible();
    await expect(page.locator(`${dialog} #image-medium`)).toHaveCount(0);
  });
});

test.describe('the classic LinkedIn composer', () => {
  const standIn = find('linkedin-classic');

  test('lives in an open shadow root whose host has no height', async ({ page }) => {
    await enter(page, standIn);
    const host = page.locator('#interop-outlet');
    expect(await host.evaluate((node) => node.getBoundingClientRect().height)).toBe(0);
    expect(
      await host.evaluate((node) => Boolean(node.shadowRoot?.querySelector('.ql-editor'))),
    ).toBe(true);
    expect(
      await page.evaluate(() => document.querySelectorAll('.ql-editor').length),
      'only the decoy is in the light DOM',
    ).toBe(1);
  });

  test('as published on npm, Quill finds no caret there and still takes typing and undo', async ({
    page,
  }) => {
    await enter(page, standIn, { quill: 'published' });
    await typeLines(page, 'One\n\ntwo');
    expect(await model(page)).toBe('One\n\ntwo');
    await expect(async () => {
      await page.keyboard.press('Control+z');
      expect(await model(page)).toBe('');
    }).toPass({ timeout: 5000, intervals: [100] });
  });

  test('pulls the focus back from outside', async ({ page }) => {
    await enter(page, standIn);
    await page.evaluate(() => document.querySelector<HTMLElement>('header input')?.focus());
    await expect(page.locator(standIn.editor)).toBeFocused();
  });

  test('refuses a script’s address that Trusted Types did not see', async ({ page }) => {
    await enter(page, standIn);
    const outcome = await page.evaluate(() => {
      try {
        document.createElement('script').src = '/stand-in/any.js';
        return 'accepted';
      } catch {
        return 'refused';
      }
    });
    expect(outcome).toBe('refused');
  });
});

test.describe('X', () => {
  const modal = find('x-modal');

  test('mounts the inline box and the modal together, with the same test ids', async ({ page }) => {
    await enter(page, modal);
    await expect(page.locator('[data-testid="tweetTextarea_0"]')).toHaveCount(2);
    expect(await page.evaluate(() => window.standIn.composerCount)).toBe(2);
  });

  test('posts on Ctrl+Enter, closes the modal and gives the address back', async ({ page }) => {
    await page.goto('https://x.com/home');
    await page.evaluate(() => window.standIn.openComposer());
    expect(new URL(page.url()).pathname).toBe('/compose/post');
    await page.keyboard.type('Hello');
    await expect(page.locator(modal.postButton)).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await expect(page.locator(modal.toast)).toBeVisible();
    await expect(page.locator(modal.editor)).toHaveCount(0);
    expect(new URL(page.url()).pathname).toBe('/home');
    expect((await posts(page)).map((post) => post.text)).toEqual(['Hello']);
  });

  test('opens suggestions after @x and #x and closes them at a space', async ({ page }) => {
    await enter(page, modal);
    for (const word of ['@am', '#wa']) {
      await page.keyboard.type(word);
      await expect(page.locator('[id^="typeaheadDropdown"]')).toBeVisible();
      await page.keyboard.type(' ');
      await expect(page.locator('[id^="typeaheadDropdown"]')).toHaveCount(0);
    }
  });

  test('lets 280 weighted characters through and no more', async ({ page }) => {
    await enter(page, modal);
    await page.keyboard.insertText(`https://example.com/${'a'.repeat(300)} ${'b'.repeat(256)}`);
    await expect(page.locator(modal.postButton)).toBeEnabled();
    await page.keyboard.type('c');
    await expect(page.locator(modal.postButton)).toBeDisabled();
  });

  test('asks before it throws a text away', async ({ page }) => {
    await enter(page, modal);
    await page.keyboard.type('Hello');
    await page.locator('[data-testid="app-bar-close"]').click();
    await page.locator('[data-testid="confirmationSheetCancel"]').click();
    await expect(page.locator(modal.editor)).toHaveCount(0);
    expect(await page.evaluate(() => window.standIn.events)).toContain('discarded');
  });
});
