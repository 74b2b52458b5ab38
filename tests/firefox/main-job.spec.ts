import { editors, onePerEngine } from '../e2e/composers.ts';
import { expectedSecondText, expectedText } from '../e2e/content.ts';
import { prove } from '../e2e/matrix/proof.ts';
import { expect, test } from './fixtures.ts';

/** Editors join typing and insertion into one step of their history when both come within a second. */
const HISTORY_PAUSE_MS = 1_200;

for (const { id, network, url, open, post } of editors) {
  test(`${id}: one click inserts, Post publishes, and the company has exactly one row`, async ({
    person,
    company,
  }) => {
    const page = await person.open(url);
    await open(page);
    await (await page.ours()).click('insert');
    const text = expectedText(network, person.pseudonym);
    await expect.poll(() => page.model()).toBe(text);

    await post(page);
    await expect.poll(() => page.posts()).toEqual([text.trimEnd()]);
    const rows = () => company.query('select * from share');
    await expect.poll(() => rows()[0]?.state).toBe('published');
    expect(rows()).toHaveLength(1);
    expect(person.errors()).toEqual([]);
    const row = { composer: id, mode: 'in-composer' } as const;
    prove(row, 'inserted', 'model equal', 'published seen');
  });
}

for (const { id, network, url, open } of onePerEngine) {
  test(`${id}: what the composer holds already stays, and one undo takes back just what was inserted`, async ({
    person,
  }) => {
    const page = await person.open(url);
    await open(page);
    await page.type('My own words first.');
    await new Promise((wake) => setTimeout(wake, HISTORY_PAUSE_MS));
    await (await page.ours()).click('insert');
    const text = `My own words first.\n\n${expectedText(network, person.pseudonym)}`;
    await expect.poll(() => page.model()).toBe(text);

    await page.pressWithControl('z');
    await expect.poll(() => page.model()).toBe('My own words first.');
    prove({ composer: id, mode: 'in-composer' }, 'existing text kept', 'one undo');
  });

  test(`${id}: the picker inserts what the keyboard picks, and the Undo beside the button takes it back`, async ({
    person,
  }) => {
    const page = await person.open(url);
    await open(page);
    const ours = await page.ours();
    await ours.click('choose');
    await expect.poll(() => ours.text()).toContain('Your field: energy');
    await page.press('ArrowDown');
    await page.press('Enter');
    await expect.poll(() => page.model()).toBe(expectedSecondText(network, person.pseudonym));
    await ours.click('action');
    await expect.poll(() => page.model()).toBe('');
    expect(person.errors()).toEqual([]);
  });
}
