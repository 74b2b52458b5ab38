import type { Page } from '@playwright/test';
import { type InPage, inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import { caretPlaces, emptyComposer, writeAndPlace } from './caret-places.ts';
import { composers, onePerEngine, overwritingComposer } from './composers.ts';
import { approvedText, expectedText } from './content.ts';
import { expect, test } from './fixtures.ts';

const model = (page: Page) => page.evaluate(() => window.standIn.model());

/** Clicks Insert once it is ready: it is busy until the share before is written down. */
async function insert(ours: InPage): Promise<void> {
  await expect.poll(() => ours.label()).toContain('Heat kept for winter');
  await ours.click('insert');
}

for (const { id, network, url, open } of onePerEngine) {
  test(`${id}: the text goes where the person put the caret`, async ({ ambassador }) => {
    const page = await ambassador.open(url);
    await open(page);
    const ours = await inPage(page);
    const text = approvedText(network, ambassador.pseudonym);
    for (const place of caretPlaces) {
      await test.step(place.where, async () => {
        await emptyComposer(page.keyboard);
        await writeAndPlace(page.keyboard, place);
        await insert(ours);
        await expect.poll(() => model(page)).toBe(place.becomes.replace('TEXT', () => text));
      });
    }
    expect(ambassador.errors).toEqual([]);
  });

  test(`${id}: one undo takes back what went between words, and writing goes on behind it`, async ({
    ambassador,
  }) => {
    const page = await ambassador.open(url);
    await open(page);
    const ours = await inPage(page);
    const text = approvedText(network, ambassador.pseudonym);
    await writeAndPlace(page.keyboard, { held: 'One two', keys: ['ArrowLeft*3'] });
    // Editors join typing and insertion into one step of their history when both come within a second.
    await page.waitForTimeout(1_200);
    await insert(ours);
    await expect.poll(() => model(page)).toBe(`One \n\n${text}\n\ntwo`);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => model(page)).toBe('One two');
    await insert(ours);
    await expect.poll(() => model(page)).toBe(`One \n\n${text}\n\ntwo`);
    await page.keyboard.type('2.');
    await expect.poll(() => model(page)).toBe(`One \n\n${text}\n\n2.two`);
  });
}

const withoutTwins = onePerEngine.filter(
  ({ id }) => !['linkedin-tiptap2', 'linkedin-classic', 'x-mobile'].includes(id),
);

for (const { id, network, url, open } of withoutTwins) {
  test(`${id}: the picker gives the caret back`, async ({ ambassador }) => {
    const page = await ambassador.open(url);
    await open(page);
    const ours = await inPage(page);
    await writeAndPlace(page.keyboard, { held: 'One\ntwo', keys: ['ArrowLeft'] });
    await ours.click('choose');
    await expect.poll(() => ours.text()).toContain('Your field: energy');
    await page.keyboard.press('Escape');
    await page.keyboard.type('w');
    await expect.poll(() => model(page)).toBe('One\ntwwo');
    await ours.click('choose');
    await expect.poll(() => ours.text()).toContain('Your field: energy');
    await ours.click('option', 0);
    const text = approvedText(network, ambassador.pseudonym);
    await expect.poll(() => model(page)).toBe(`One\ntww\n\n${text}\n\no`);
  });
}

const restoring = new Set(['linkedin-new', 'linkedin-classic', 'x-modal', 'x-mobile']);

for (const { id, network, url } of composers.filter((composer) => restoring.has(composer.id))) {
  test(`${id}: behind a restored draft, wherever the network put the caret`, async ({
    ambassador,
  }) => {
    const page = await ambassador.open(
      `${url}${url.includes('?') ? '&' : '?'}draft=Begun%0Abefore`,
    );
    await page.evaluate(() => window.standIn.openComposer());
    // The focus may be on the dialog first. In a shadow root, the host counts as focused too.
    await page
      .locator('[contenteditable="true"]:focus, textarea:focus')
      .last()
      .evaluate((node) => {
        if (node instanceof HTMLTextAreaElement) node.setSelectionRange(0, 0);
        else document.getSelection()?.setPosition(node.firstChild, 0);
      });
    await insert(await inPage(page));
    await expect
      .poll(() => model(page))
      .toBe(`Begun\nbefore\n\n${expectedText(network, ambassador.pseudonym)}`);
  });
}

test('from the keyboard, the text goes where the caret was left', async ({ ambassador }) => {
  const [composer] = onePerEngine;
  if (!composer) throw new Error('an engine has a place');
  const page = await ambassador.open(composer.url);
  await composer.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.label()).toContain('Heat kept for winter');
  await writeAndPlace(page.keyboard, { held: 'One\ntwo', keys: ['ArrowUp', 'End'] });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const text = approvedText(composer.network, ambassador.pseudonym);
  await expect.poll(() => model(page)).toBe(`One\n\n${text}\n\ntwo`);
});

test('what an editor puts over somebody’s words is taken back, and they get it to paste', async ({
  ambassador,
}) => {
  const page = await ambassador.open(overwritingComposer.url);
  await overwritingComposer.open(page);
  const ours = await inPage(page);
  await writeAndPlace(page.keyboard, { held: 'My own words', keys: ['ArrowLeft'] });
  await insert(ours);
  await expect.poll(() => ours.text()).toContain(words('composer_copied'));
  await expect.poll(() => model(page)).toBe('My own words');
});
