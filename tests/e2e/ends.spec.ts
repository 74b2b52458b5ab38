import type { Page } from '@playwright/test';
import { inPage } from '../stage/in-page.ts';
import type { Company } from './company.ts';
import { composers, editors } from './composers.ts';
import { expectedLink, expectedText } from './content.ts';
import { expect, test } from './fixtures.ts';

test.use({ ownBrowser: false });

function find(id: string) {
  const composer = composers.find((entry) => entry.id === id);
  if (!composer) throw new Error(`no composer ${id}`);
  return composer;
}

const model = (page: Page) => page.evaluate(() => window.standIn.model());
const rows = (company: Company) =>
  company.query('select state, evidence, wording, published_at from share order by inserted_at');

/** Goes to the choice of a time and comes back, with one or by the button before it. */
async function chooseTime(page: Page, answer: 'next' | 'back') {
  await page.locator('dialog button:has(#clock-medium)').click();
  const buttons = page.locator('[data-sdui-screen$="ShareSchedulePostPicker"] button');
  await (answer === 'next' ? buttons.last() : buttons.first()).click();
  await page.locator('[componentkey="ShareBox_textEditor"]').click();
}

for (const id of ['linkedin-new', 'linkedin-new, in German', 'linkedin-new, in Arabic']) {
  test(`${id}: a post that is scheduled is told as scheduled, never as published`, async ({
    ambassador,
    company,
  }) => {
    const { url, open, post } = find(id);
    const page = await ambassador.open(url);
    await open(page);
    const ours = await inPage(page);
    await expect.poll(() => ours.countButtons()).toBe(1);
    await chooseTime(page, 'next');
    await ours.click('insert');
    await expect.poll(() => model(page)).toBe(expectedText('linkedin', ambassador.pseudonym));
    await post(page);
    await expect
      .poll(() => rows(company))
      .toEqual([
        { state: 'scheduled', evidence: 'time-set', wording: 'as-written', published_at: null },
      ]);
    expect(ambassador.errors).toEqual([]);
  });
}

for (const id of ['x-inline', 'x-modal']) {
  test(`${id}: a time that is chosen with the text in place makes the share a scheduled one`, async ({
    ambassador,
    company,
  }) => {
    const { url, open, post } = find(id);
    const page = await ambassador.open(url);
    await open(page);
    await (await inPage(page)).click('insert');
    const text = expectedText('x', ambassador.pseudonym);
    await expect.poll(() => model(page)).toBe(text);
    const box = page.locator(id === 'x-modal' ? '[role="dialog"]' : 'main');
    await box.getByTestId('scheduleOption').click();
    await page.getByTestId('scheduledConfirmationPrimaryAction').click();
    await expect.poll(() => model(page)).toBe(text);
    await post(page);
    await expect
      .poll(() => rows(company))
      .toEqual([
        {
          state: 'scheduled',
          evidence: 'scheduled-list',
          wording: 'as-written',
          published_at: null,
        },
      ]);
    expect(ambassador.errors).toEqual([]);
  });
}

test('a time that is chosen after the insertion, and takes the text with it, leaves one scheduled share', async ({
  ambassador,
  company,
}) => {
  const { url, open, post } = find('linkedin-new');
  const page = await ambassador.open(url);
  await open(page);
  const ours = await inPage(page);
  await ours.click('insert');
  await expect.poll(() => model(page)).toContain('utm_source');
  await chooseTime(page, 'next');
  await ours.click('insert');
  await expect.poll(() => model(page)).toContain('utm_source');
  await post(page);
  await expect
    .poll(() => rows(company).map(({ state }) => state))
    .toEqual(['abandoned', 'scheduled']);
});

test('a time that was not chosen after all changes nothing: the post is published', async ({
  ambassador,
  company,
}) => {
  const { url, open, post } = find('linkedin-new');
  const page = await ambassador.open(url);
  await open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.countButtons()).toBe(1);
  await chooseTime(page, 'back');
  await ours.click('insert');
  await expect.poll(() => model(page)).toContain('utm_source');
  await post(page);
  await expect
    .poll(() => rows(company)[0])
    .toMatchObject({ state: 'published', evidence: 'toast' });
});

test('a refusal that is no more than a toast claims nothing until the text is gone', async ({
  ambassador,
  company,
}) => {
  const { open, post } = find('linkedin-classic');
  const page = await ambassador.open(
    'https://www.linkedin.com/feed/?composer=classic&outcome=error',
  );
  await open(page);
  await (await inPage(page)).click('insert');
  await expect.poll(() => model(page)).toContain('utm_source');
  await post(page);
  await expect(page.locator('.artdeco-toast-item')).toBeVisible();
  await expect.poll(() => rows(company)).toMatchObject([{ state: 'inserted' }]);
});

/** What a person does to the text before they post, by the keyboard alone. */
const edits: Record<string, (page: Page, link: string) => Promise<void>> = {
  'as-written': async (page) => {
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(' Worth a read.');
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('My take: ');
  },
  touched: async (page) => {
    await page.keyboard.press('ControlOrMeta+Home');
    for (let letter = 0; letter < 'Last'.length; letter += 1) await page.keyboard.press('Delete');
    await page.keyboard.type('This');
  },
  rewritten: async (page, link) => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type(`Our neighbours are warm, and I am proud. ${link} `);
  },
};

/** One place for each engine that marks up a link in its own way. */
for (const id of ['linkedin-new', 'linkedin-classic', 'x-inline']) {
  for (const [wording, edit] of Object.entries(edits)) {
    test(`${id}: a text that the person edited still counts, and its wording is ${wording}`, async ({
      ambassador,
      company,
    }) => {
      const composer = editors.find((entry) => entry.id === id) ?? find(id);
      const page = await ambassador.open(composer.url);
      await composer.open(page);
      await (await inPage(page)).click('insert');
      const inserted = expectedText(composer.network, ambassador.pseudonym);
      await expect.poll(() => model(page)).toBe(inserted);
      const link = expectedLink(composer.network, ambassador.pseudonym);
      await edit(page, link);
      await expect.poll(() => model(page)).not.toBe(inserted);
      expect(await model(page)).toContain(link);
      await composer.post(page);
      await expect
        .poll(() => rows(company))
        .toMatchObject([{ state: 'published', evidence: 'toast', wording }]);
      expect(ambassador.errors).toEqual([]);
    });
  }
}
