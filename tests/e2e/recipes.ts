import { writeFile } from 'node:fs/promises';
import { signFeed } from '../../src/endpoint/feed/feed.ts';
import { keyFileBeside, readKeyFile } from '../../src/endpoint/signing/key-file.ts';
import { makeSigner } from '../../src/endpoint/signing/signer.ts';
import type { Company } from './company.ts';
import { anyComposer, composers } from './composers.ts';
import { expect, type test as suite } from './fixtures.ts';
import { readGoodFeed, serveInstead } from './hostile-server.ts';
import type { PageInHand, Person } from './person.ts';

const seen = '2026-11-22';
/** How X's inline box is found after its next release. */
const recipes = {
  minClientVersion: '0.1.0',
  networks: [
    {
      id: 'x',
      composers: [
        {
          id: 'x-post',
          editor: [{ css: '[data-testid^="postField_"][contenteditable="true"]', seen }],
          root: [{ css: '[data-testid="primaryColumn"]', seen }],
          anchor: [{ css: '[data-testid="toolBar"] > :first-child', seen }],
          place: 'in-toolbar',
          post: [{ css: '[data-testid="tweetButtonInline"]', seen }],
          kinds: [],
        },
      ],
      never: [],
    },
  ],
};

/** X's inline box after its next release, which gave other names to its editor; with the caret in it. */
async function openRenamed(person: Person): Promise<PageInHand> {
  const page = await person.open(anyComposer.url);
  const isThere = () =>
    page.evaluate(() => document.querySelector('[data-testid="tweetTextarea_0"]') !== null);
  await expect.poll(isThere).toBe(true);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('[data-testid^="tweetTextarea_"]')) {
      const name = element.getAttribute('data-testid') ?? '';
      element.setAttribute('data-testid', name.replace('tweetTextarea_', 'postField_'));
    }
  });
  await page.locator('[data-testid="postField_0"]').click();
  return page;
}

/** The answer of the worker comes after the focus: what is not there once a known composer has its button never comes. */
async function expectNotFound(person: Person): Promise<void> {
  const page = await openRenamed(person);
  const known = await person.open(anyComposer.url);
  await anyComposer.open(known);
  await expectButton(known);
  expect(await (await page.ours()).countButtons()).toBe(0);
}

async function expectButton(page: PageInHand, id?: string): Promise<void> {
  const ours = await page.ours();
  await expect.poll(() => ours.countButtons(), id).toBe(1);
}

async function issue(company: Company): Promise<void> {
  const file = `${company.dataFile}.recipes.json`;
  await writeFile(file, JSON.stringify(recipes));
  await company.cli('recipes', 'import', file);
}

/** What newer recipes change, as tests for either browser; each needs a company of its own. */
export function describeRecipes(test: typeof suite): void {
  test('a composer that a network renamed is found once the company sent signed recipes, and no longer when it takes them back', async ({
    person,
    company,
  }) => {
    await expectNotFound(person);

    await issue(company);
    await person.ask('extension.refresh-feed');
    const page = await openRenamed(person);
    const ours = await page.ours();
    await expect.poll(() => ours.label()).toContain('Heat kept for winter');
    await ours.click('insert');
    await expect.poll(() => page.model()).toContain('900 flats');

    for (const id of ['linkedin-new', 'linkedin-classic', 'x-mobile']) {
      const composer = composers.find((each) => each.id === id);
      if (!composer) throw new Error(`no composer ${id}`);
      const other = await person.open(composer.url);
      await composer.open(other);
      await expectButton(other, id);
    }
    expect(person.errors()).toEqual([]);

    await company.cli('recipes', 'clear');
    await person.ask('extension.refresh-feed');
    await expectNotFound(person);
  });

  test('recipes that the company did not sign change nothing, whoever signed the feed around them', async ({
    person,
    company,
  }) => {
    const good = await readGoodFeed(company);
    const keys = readKeyFile(keyFileBeside(company.dataFile), 'default');
    if (!keys) throw new Error('the endpoint made its keys');
    const signer = makeSigner(keys);
    const issued = { ...recipes, seq: 1, issuedAt: new Date().toISOString() };
    const signature = signer.sign('composer-recipes', { ...issued, minClientVersion: '0.0.1' });

    let answer = '';
    const hostile = await serveInstead(company, () => answer);
    for (const composerRecipes of [{ recipes: issued }, { recipes: issued, signature }]) {
      answer = JSON.stringify(signFeed(signer, { ...good, composerRecipes }));
      const status = await person.ask('extension.refresh-feed');
      expect(status).toMatchObject({ lastError: null });
      await expectNotFound(person);
    }
    answer = JSON.stringify({ ...good, composerRecipes: { recipes: issued, signature } });
    const status = await person.ask('extension.refresh-feed');
    expect(status).toMatchObject({ lastError: { code: 'bad-signature' } });
    await expectNotFound(person);

    const right = { recipes: issued, signature: signer.sign('composer-recipes', issued) };
    answer = JSON.stringify(signFeed(signer, { ...good, composerRecipes: right }));
    await person.ask('extension.refresh-feed');
    const page = await openRenamed(person);
    await expectButton(page);
    hostile.closeAllConnections();
    hostile.close();
  });
}
