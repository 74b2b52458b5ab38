import type { WordingStep } from '../../src/contract/event.ts';
import type { Company } from './company.ts';
import { type Composer, composers } from './composers.ts';
import { expectedText } from './content.ts';
import { expect, type test as suite } from './fixtures.ts';
import { awaitNextShare } from './next-share.ts';
import type { PageInHand } from './person.ts';

function find(id: string): Composer {
  const composer = composers.find((entry) => entry.id === id);
  if (!composer) throw new Error(`no composer ${id}`);
  return composer;
}

const rows = (company: Company) =>
  company.query('select state, evidence, wording, published_at from share order by inserted_at');

const SCHEDULE_BUTTONS = '[data-sdui-screen$="ShareSchedulePostPicker"] button';

const LINK = /https:\S+utm_source=\S+/;

/** Goes to LinkedIn's choice of a time and comes back, with one or by the button before it. */
async function chooseTime(page: PageInHand, answer: 'next' | 'back'): Promise<void> {
  await page.locator('dialog button:has(#clock-medium)').click();
  await page
    .locator(`${SCHEDULE_BUTTONS}${answer === 'next' ? ':last-child' : ':first-child'}`)
    .click();
  await page.locator('[componentkey="ShareBox_textEditor"]').click();
}

/** What a person does to the text before they post, by the keyboard alone. */
const edits: Record<WordingStep, (page: PageInHand, link: string) => Promise<void>> = {
  'as-written': async (page) => {
    await page.pressWithControl('End');
    await page.type(' Worth a read.');
    await page.pressWithControl('Home');
    await page.type('My take: ');
  },
  touched: async (page) => {
    await page.pressWithControl('Home');
    for (let letter = 0; letter < 'Last'.length; letter += 1) await page.press('Delete');
    await page.type('This');
  },
  rewritten: async (page, link) => {
    await page.pressWithControl('a');
    await page.press('Delete');
    await page.type(`Our neighbours are warm, and I am proud. ${link} `);
  },
};

/** Clicks our button, and waits until the editor holds the link. */
async function insert(page: PageInHand): Promise<void> {
  await (await page.ours()).click('insert');
  await expect.poll(() => page.model()).toContain('utm_source=');
}

/** How shares end, as tests for either browser. */
export function describeEnds(test: typeof suite): void {
  for (const id of ['linkedin-new', 'linkedin-new, in German', 'linkedin-new, in Arabic']) {
    test(`${id}: a post that is scheduled is told as scheduled, never as published`, async ({
      person,
      company,
    }) => {
      const { url, open, post } = find(id);
      const page = await person.open(url);
      await open(page);
      const ours = await page.ours();
      await expect.poll(() => ours.countButtons()).toBe(1);
      await chooseTime(page, 'next');
      await ours.click('insert');
      await expect.poll(() => page.model()).toBe(expectedText('linkedin', person.pseudonym));
      await post(page);
      await expect
        .poll(() => rows(company))
        .toEqual([
          { state: 'scheduled', evidence: 'time-set', wording: 'as-written', published_at: null },
        ]);
      expect(person.errors()).toEqual([]);
    });
  }

  for (const id of ['x-inline', 'x-modal']) {
    test(`${id}: a time that is chosen with the text in place makes the share a scheduled one`, async ({
      person,
      company,
    }) => {
      const { url, open, post } = find(id);
      const page = await person.open(url);
      await open(page);
      await (await page.ours()).click('insert');
      const text = expectedText('x', person.pseudonym);
      await expect.poll(() => page.model()).toBe(text);
      const box = id === 'x-modal' ? '[role="dialog"]' : 'main';
      await page.locator(`${box} [data-testid="scheduleOption"]`).click();
      await page.locator('[data-testid="scheduledConfirmationPrimaryAction"]').click();
      await expect.poll(() => page.model()).toBe(text);
      await post(page);
      const end = { state: 'scheduled', evidence: 'scheduled-list', wording: 'as-written' };
      await expect.poll(() => rows(company)).toEqual([{ ...end, published_at: null }]);
      expect(person.errors()).toEqual([]);
    });
  }

  test('a time that is chosen after the insertion, and takes the text with it, leaves one scheduled share', async ({
    person,
    company,
  }) => {
    const { url, open, post } = find('linkedin-new');
    const page = await person.open(url);
    await open(page);
    await insert(page);
    await chooseTime(page, 'next');
    await insert(page);
    await post(page);
    await expect
      .poll(() => rows(company).map(({ state }) => state))
      .toEqual(['abandoned', 'scheduled']);
  });

  test('a time that was not chosen after all changes nothing: the post is published', async ({
    person,
    company,
  }) => {
    const { url, open, post } = find('linkedin-new');
    const page = await person.open(url);
    await open(page);
    const ours = await page.ours();
    await expect.poll(() => ours.countButtons()).toBe(1);
    await chooseTime(page, 'back');
    await insert(page);
    await post(page);
    await expect
      .poll(() => rows(company)[0])
      .toMatchObject({ state: 'published', evidence: 'toast' });
  });

  test('a refusal that is no more than a toast claims nothing until the text is gone', async ({
    person,
    company,
  }) => {
    const { open, post } = find('linkedin-classic');
    const page = await person.open('https://www.linkedin.com/feed/?composer=classic&outcome=error');
    await open(page);
    await insert(page);
    await post(page);
    const hasToast = () =>
      page.evaluate(() => {
        const tree = document.querySelector('#interop-outlet')?.shadowRoot ?? document;
        return tree.querySelector('.artdeco-toast-item') !== null;
      });
    await expect.poll(hasToast).toBe(true);
    await awaitNextShare(person, company, 'linkedin');
    expect(rows(company)).toMatchObject([{ state: 'inserted' }, { state: 'inserted' }]);
  });

  test('a link that the person took out before posting is not claimed', async ({
    person,
    company,
  }) => {
    const { url, open, post } = find('x-inline');
    const page = await person.open(url);
    await open(page);
    await insert(page);
    await page.pressWithControl('a');
    await page.type('All my own words now.');
    await post(page);
    await expect.poll(() => rows(company)).toMatchObject([{ state: 'abandoned' }]);
  });

  /** One place for each engine that marks up a link in its own way. */
  for (const id of ['linkedin-new', 'linkedin-classic', 'x-inline']) {
    test(`${id}: a text that the person edited still counts, and its wording says how much of it was left`, async ({
      person,
      company,
    }) => {
      const composer = find(id);
      const page = await person.open(composer.url);
      const posted: unknown[] = [];
      for (const [wording, edit] of Object.entries(edits)) {
        await test.step(wording, async () => {
          await composer.open(page);
          await (await page.ours()).click('insert');
          await expect.poll(() => page.model()).toMatch(LINK);
          const inserted = await page.model();
          const [link = ''] = LINK.exec(inserted) ?? [];
          await edit(page, link);
          await expect.poll(() => page.model()).not.toBe(inserted);
          expect(await page.model()).toContain(link);
          await composer.post(page);
          posted.push({ state: 'published', evidence: 'toast', wording });
          await expect.poll(() => rows(company)).toMatchObject(posted);
        });
      }
      expect(person.errors()).toEqual([]);
    });
  }
}
