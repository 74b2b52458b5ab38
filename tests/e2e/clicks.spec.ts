import type { Page } from '@playwright/test';
import { inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import { anyComposer, guidedComposers } from './composers.ts';
import { expectedText } from './content.ts';
import { askWorker, expect, test } from './fixtures.ts';

/** The click on the toolbar icon, which no test can make. */
const OPENING_THE_POPUP = 1;

/** Counts the clicks of a person in a page from here on. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = Object.assign(globalThis, { clicks: 0 });
    const count = (event: Event) => {
      if (event.isTrusted) counted.clicks += 1;
    };
    addEventListener('click', count, { capture: true });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'clicks') as number);
}

const model = (page: Page) => page.evaluate(() => window.standIn.model());

test('from inside a composer it is one click to the text', async ({ ambassador }) => {
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  const clicks = await countClicks(page);
  await (await inPage(page)).click('insert');
  await expect
    .poll(() => model(page))
    .toBe(expectedText(anyComposer.network, ambassador.pseudonym));
  expect(await clicks()).toBe(1);
});

test('from the popup closed it is two clicks to the text in the composer', async ({
  ambassador,
}) => {
  const page = await ambassador.open(anyComposer.url);
  const popup = await ambassador.openOwn('popup');
  await page.bringToFront();
  await anyComposer.open(page);
  await expect
    .poll(() => askWorker(popup, 'extension.find-composer'))
    .toEqual({ network: anyComposer.network });
  // A popup opens over the composer; here it is a tab behind it, which asks anew.
  await popup.reload();
  const clicks = await countClicks(popup);
  await popup.getByRole('button', { name: words('insert_here') }).click();
  await expect
    .poll(() => model(page))
    .toBe(expectedText(anyComposer.network, ambassador.pseudonym));
  expect(OPENING_THE_POPUP + (await clicks())).toBe(2);
});

test('the list beside the composer says what is worth knowing about the text in it', async ({
  ambassador,
}) => {
  const [linkedin] = guidedComposers;
  const page = await ambassador.open(linkedin?.url ?? '');
  await linkedin?.open(page);
  const ours = await inPage(page);
  await ours.click('choose');
  await expect.poll(() => ours.text()).toContain('Your field: energy');
  expect(await ours.text()).not.toContain('approved text');
  await page.keyboard.press('Escape');
  await ours.click('insert');
  await expect.poll(() => model(page)).toContain('utm_source');
  await page.keyboard.type('What do you make of it, @ines?');
  await ours.click('choose');
  await expect.poll(() => ours.text()).toContain('A pasted @name stays plain text on LinkedIn');
  await expect.poll(() => ours.text()).toMatch(/Like the approved text: \d+%/);
});

test('what somebody speaks about orders their list, and no row of the company tells of it', async ({
  ambassador,
  company,
}) => {
  const welcome = await ambassador.openOwn('welcome');
  const community = welcome.getByRole('listitem').filter({ hasText: 'community' });
  await community.getByRole('radio', { name: words('expertise_speaks') }).check({ force: true });
  await welcome.getByLabel(words('expertise_role')).fill('I look after the neighbours');
  await welcome.getByLabel(words('expertise_role')).press('Tab');
  const again = await ambassador.openOwn('welcome');
  await expect(async () => {
    await again.reload();
    expect(await again.getByLabel(words('expertise_role')).inputValue()).toBe(
      'I look after the neighbours',
    );
  }).toPass();
  const popup = await ambassador.openOwn('popup');
  const first = popup.getByRole('radio', { name: 'Come and see the tank' });
  await expect(first).toBeChecked();
  await expect(popup.getByText('Your field: community')).toBeVisible();
  await askWorker(popup, 'extension.refresh-feed');
  await askWorker(popup, 'extension.deliver-now');
  expect(company.query('select topics from person where label is null')).not.toContainEqual({
    topics: expect.stringContaining('community'),
  });
});
