import {
  enter,
  expect,
  expectModel,
  find,
  model,
  posts,
  test,
  typeLines,
} from './stand-in-page.ts';

test.describe('the classic LinkedIn composer', () => {
  const standIn = find('linkedin-classic');

  test('lives in an open shadow root whose host has no height, pulls the focus back, and refuses a script’s address that Trusted Types did not see', async ({
    page,
  }) => {
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
    await page.evaluate(() => document.querySelector<HTMLElement>('header input')?.focus());
    await expect(page.locator(standIn.editor)).toBeFocused();
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

  test('as published on npm, Quill finds no caret there and still takes typing and undo', async ({
    page,
  }) => {
    await enter(page, standIn, { quill: 'published' });
    await typeLines(page, 'One\n\ntwo');
    await expectModel(page, 'One\n\ntwo');
    await expect(async () => {
      await page.keyboard.press('Control+z');
      expect(await model(page)).toBe('');
    }).toPass({ timeout: 5000, intervals: [100] });
  });

  test('asks some accounts who may see the post: only Done publishes', async ({ page }) => {
    await enter(page, standIn, { settings: 'asked' });
    await page.keyboard.type('Hello');
    for (const answer of ['Back', 'Done']) {
      await page.locator(standIn.postButton).click();
      expect(await posts(page)).toEqual([]);
      await page.getByRole('button', { name: answer }).click();
    }
    await expect(page.locator(standIn.permalink)).toBeVisible();
    expect((await posts(page)).map((post) => post.text)).toEqual(['Hello']);
  });
});
