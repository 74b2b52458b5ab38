import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { signFeed } from '../../src/endpoint/feed/feed.ts';
import { keyFileBeside, readKeyFile } from '../../src/endpoint/signing/key-file.ts';
import { makeSigner } from '../../src/endpoint/signing/signer.ts';
import { hasComposerPart, inPage } from '../stage/in-page.ts';
import type { Browser } from './browser.ts';
import type { Company } from './company.ts';
import { anyComposer, composers } from './composers.ts';
import { askWorker, expect, test } from './fixtures.ts';
import { readGoodFeed, serveInstead } from './hostile-server.ts';

test.use({ ownCompany: true });

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
async function openRenamed(ambassador: Browser): Promise<Page> {
  const page = await ambassador.open(anyComposer.url);
  await page.locator('[data-testid="tweetTextarea_0"]').waitFor();
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
async function expectNotFound(ambassador: Browser): Promise<void> {
  const page = await openRenamed(ambassador);
  const known = await ambassador.open(anyComposer.url);
  await anyComposer.open(known);
  await expect.poll(async () => (await inPage(known)).countButtons()).toBe(1);
  expect(await (await inPage(page)).countButtons()).toBe(0);
  expect(await hasComposerPart(page)).toBe(false);
}

async function issue(company: Company): Promise<void> {
  const file = `${company.dataFile}.recipes.json`;
  await writeFile(file, JSON.stringify(recipes));
  await company.cli('recipes', 'import', file);
}

test('a composer that a network renamed is found once the company sent signed recipes, and no longer when it takes them back', async ({
  ambassador,
  company,
}) => {
  const popup = await ambassador.openOwn('popup');
  await expectNotFound(ambassador);

  await issue(company);
  await askWorker(popup, 'extension.refresh-feed');
  const page = await openRenamed(ambassador);
  const ours = await inPage(page);
  await expect.poll(() => ours.label()).toContain('Heat kept for winter');
  await ours.click('insert');
  await expect.poll(() => page.evaluate(() => window.standIn.model())).toContain('900 flats');

  for (const id of ['linkedin-new', 'linkedin-classic', 'x-mobile']) {
    const composer = composers.find((each) => each.id === id);
    if (!composer) throw new Error(`no composer ${id}`);
    const other = await ambassador.open(composer.url);
    await composer.open(other);
    await expect.poll(async () => (await inPage(other)).countButtons(), id).toBe(1);
  }
  expect(ambassador.errors).toEqual([]);

  await company.cli('recipes', 'clear');
  await askWorker(popup, 'extension.refresh-feed');
  await expectNotFound(ambassador);
});

test('recipes that the company did not sign change nothing, whoever signed the feed around them', async ({
  ambassador,
  company,
}) => {
  const popup = await ambassador.openOwn('popup');
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
    const status = await askWorker(popup, 'extension.refresh-feed');
    expect(status).toMatchObject({ lastError: null });
    await expectNotFound(ambassador);
  }
  answer = JSON.stringify({ ...good, composerRecipes: { recipes: issued, signature } });
  const status = await askWorker(popup, 'extension.refresh-feed');
  expect(status).toMatchObject({ lastError: { code: 'bad-signature' } });
  await expectNotFound(ambassador);

  const right = { recipes: issued, signature: signer.sign('composer-recipes', issued) };
  answer = JSON.stringify(signFeed(signer, { ...good, composerRecipes: right }));
  await askWorker(popup, 'extension.refresh-feed');
  const page = await openRenamed(ambassador);
  await expect.poll(async () => (await inPage(page)).countButtons()).toBe(1);
  hostile.closeAllConnections();
  hostile.close();
});
