import type { Page } from '@playwright/test';
import { inPage, isAnswered } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
import { guidedComposers } from './composers.ts';
import { expectedText } from './content.ts';
import { askWorker, expect, test } from './fixtures.ts';

const ids = (network: string) => ({
  network,
  itemId: 'heat-storage',
  variantId: network === 'x' ? 'short' : 'story',
});

async function settle(ambassador: Browser, mode: string): Promise<Page> {
  const own = await ambassador.openOwn('welcome');
  await askWorker(own, 'extension.choose-mode', { mode });
  return own;
}

test('the keyboard command inserts the best text, and says on the icon when no composer is open', async ({
  ambassador,
}) => {
  const own = await settle(ambassador, 'no-footprint');
  const [linkedin] = guidedComposers;
  if (!linkedin) throw new Error('LinkedIn is guided');
  const page = await ambassador.open(linkedin.url);
  const press = () =>
    ambassador.worker().evaluate(() => {
      Reflect.get(globalThis, 'chrome').commands.onCommand.dispatch('insert');
    });
  const badge = () =>
    ambassador.worker().evaluate(async () => {
      const { action, tabs } = Reflect.get(globalThis, 'chrome');
      const [tab] = await tabs.query({ url: 'https://www.linkedin.com/*' });
      return {
        text: await action.getBadgeText({ tabId: tab.id }),
        title: await action.getTitle({ tabId: tab.id }),
      };
    });
  await press();
  await expect.poll(badge).toEqual({ text: '!', title: words('menu_no_composer') });
  await linkedin.open(page);
  await expect
    .poll(() => askWorker(own, 'extension.find-composer'))
    .toEqual({ network: 'linkedin' });
  await press();
  await expect
    .poll(() => page.evaluate(() => window.standIn.model()))
    .toBe(expectedText('linkedin', ambassador.pseudonym));
});

test('in the modes below, nothing acts on a page and the popup has only what is left', async ({
  ambassador,
}) => {
  const own = await settle(ambassador, 'clipboard');
  const [linkedin] = guidedComposers;
  if (!linkedin) throw new Error('LinkedIn is guided');
  const page = await ambassador.open(linkedin.url);
  await linkedin.open(page);
  await expect.poll(() => isAnswered(page)).toBe(true);
  expect(await (await inPage(page)).countButtons()).toBe(0);
  expect(await askWorker(own, 'extension.insert-here', ids('linkedin'))).toEqual({
    placed: 'no-composer',
  });
  const popup = await ambassador.openOwn('popup');
  await expect(popup.getByRole('button', { name: words('share_copy') })).toBeVisible();
  await expect(popup.getByRole('button', { name: /Share on/ })).toHaveCount(0);
});

test('a copy from the popup is noted as a share by the clipboard', async ({
  ambassador,
  company,
}) => {
  const popup = await ambassador.openOwn('popup');
  await popup.getByRole('button', { name: words('share_copy') }).click();
  await expect(popup.getByText(words('share_copied'))).toBeVisible();
  await expect
    .poll(() => company.query('select mode, state from share'))
    .toEqual([{ mode: 'clipboard', state: 'inserted' }]);
});

test('the person chooses the mode on the welcome page', async ({ ambassador }) => {
  const page = await ambassador.openOwn('welcome');
  await page.getByLabel(words('modes_prefilled'), { exact: true }).check();
  await expect
    .poll(() => askWorker<{ mode: string }>(page, 'extension.get-device').then(({ mode }) => mode))
    .toBe('prefilled');
});
