import type { Page } from 'puppeteer-core';
import type { Trouble } from '../../src/domain/trouble.ts';
import { renamedComposers } from '../e2e/composers.ts';
import { approvedText } from '../e2e/content.ts';
import { expectNoWordOf, expectUnsent, secret } from '../e2e/diagnostic-words.ts';
import { words } from '../stage/words.ts';
import { expect, test } from './fixtures.ts';
import { clickOn } from './popup-in-hand.ts';

/** Presses a button of a page that is not in front, where no frame is drawn and no mouse arrives. */
async function pressBehind(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.evaluate(pressButton, name).catch(() => false), name).toBe(true);
}

/** Runs in the page: presses the button with this name; false if there is none yet. */
function pressButton(name: string): boolean {
  const found = [...document.querySelectorAll('button')].find(
    ({ textContent, ariaLabel }) => textContent === name || ariaLabel === name,
  );
  found?.click();
  return found !== undefined;
}

for (const composer of renamedComposers) {
  test(`an editor that no recipe fits raises the light, the text can be copied, and the diagnostic has no word of the page: ${composer.id}`, async ({
    enrolled,
    person,
    company,
  }) => {
    const popup = await enrolled.openOwn('popup');
    const page = await person.open(composer.url);
    await composer.open(page);
    await page.type(secret);
    await expect
      .poll(() => person.ask<Trouble[]>('extension.list-troubles'))
      .toMatchObject([{ network: composer.network, kind: 'unrecognised-editor', recipe: null }]);
    expect(await (await page.ours()).countButtons()).toBe(0);

    // As a popup does, it looks at the tab in front; a tab of its own does so only behind that one.
    await popup.evaluate(() => location.reload());
    await pressBehind(popup, words('health_manual'));
    await pressBehind(popup, words('trouble_diagnose'));
    const read = () => popup.evaluate(() => document.querySelector('.diagnostic')?.textContent);
    await expect.poll(read).toBeTruthy();
    const diagnostic = (await read()) ?? '';
    expect(diagnostic).toContain(`network: ${composer.network}`);
    expect(diagnostic).toMatch(/^> .*\[role=textbox\].*\[contenteditable=true\]/m);
    await expectNoWordOf(page, diagnostic);

    await popup.bringToFront();
    await clickOn(popup, 'button', words('trouble_copy'));
    await expect
      .poll(() => popup.evaluate(() => document.body.textContent))
      .toContain(words('share_copied'));
    await page.toFront();
    await page.pressWithControl('a');
    await page.pressWithControl('v');
    const [lastLine = ''] = approvedText(composer.network, person.pseudonym).split('\n').slice(-1);
    await expect.poll(() => page.model()).toContain(lastLine);
    expect(await page.model()).not.toContain(secret);
    expect(person.errors()).toEqual([]);
    await expectUnsent(company.dataFile, 'unrecognised-editor');
  });
}
