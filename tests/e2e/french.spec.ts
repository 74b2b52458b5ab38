import type { Page } from '@playwright/test';
import en from '../../assets/public/_locales/en/messages.json' with { type: 'json' };
import { words } from '../stage/words.ts';
import { openBrowser } from './browser.ts';
import { expect, test } from './fixtures.ts';

const say = (key: Parameters<typeof words>[0]) => words(key, 'fr');

/** What would be English: each sentence of the catalogue that French says in another way, whatever stands for its `$1`. */
const english = Object.keys(en)
  .map((key) => key as keyof typeof en)
  .filter((key) => words(key) !== say(key) && /\p{L}{2}/u.test(words(key)))
  .map((key) => {
    const literal = words(key).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return new RegExp(`^${literal.replaceAll(/\\\$\d/g, '.{1,40}')}$`);
  });

/** Everything that a page says: its text, and the names of its parts for whoever does not see them. */
function readWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) said.push(walker.currentNode.nodeValue ?? '');
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'aria-description', 'placeholder', 'alt', 'title'])
        said.push(element.getAttribute(name) ?? '');
    return [document.title, ...said].map((text) => text.trim()).filter((text) => text !== '');
  });
}

async function expectFrench(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect.poll(async () => (await readWords(page)).length).toBeGreaterThan(5);
  const said = await readWords(page);
  expect(said.filter((text) => english.some((pattern) => pattern.test(text)))).toEqual([]);
}

test('from the welcome page to each place of the popup, somebody with a French browser reads French', async ({
  company,
}) => {
  const browser = await openBrowser({ locale: 'fr' });
  const welcome = await browser.openOwn('welcome');
  await expectFrench(welcome);
  await welcome.getByRole('button', { name: say('decision_accept') }).click();
  await welcome
    .getByLabel(say('enrol_code'))
    .fill(`${company.url}/enrol#${await company.invite()}`);
  await expectFrench(welcome);
  await welcome.getByRole('button', { name: say('enrol_action') }).click();
  await expect(welcome.getByText('Novalis').first()).toBeVisible();
  await expectFrench(welcome);

  const popup = await browser.openOwn('popup');
  for (const place of ['share', 'profile', 'results', 'privacy'] as const) {
    const tab = popup.getByRole('tab', { name: say(`place_${place}`) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(popup.locator('.loading')).toHaveCount(0);
    await expectFrench(popup);
  }
  await browser.context.close();
});
