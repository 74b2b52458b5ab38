import type { Page } from '@playwright/test';
import type { Trouble } from '../../src/domain/trouble.ts';
import { bystanderStandIns, standInUrl } from '../pages/stand-ins.ts';
import { inPage, meetsStranger } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
import {
  anyComposer,
  type Composer,
  guidedComposers,
  refusingComposer,
  renamedComposers,
} from './composers.ts';
import { askWorker, expect, test } from './fixtures.ts';
import { describeHealthLight } from './health-light.ts';

const troublesOf = (own: Page) => askWorker<Trouble[]>(own, 'extension.list-troubles');

/** Opens the popup as a page of its own, then the composer in front of it. */
async function meet(ambassador: Browser, composer: Composer) {
  const own = await ambassador.openOwn('popup');
  const page = await ambassador.open(composer.url);
  await composer.open(page);
  return { own, page };
}

describeHealthLight(test);

test('an editor that did not take the text raises the light, and the next text that goes in ends it', async ({
  ambassador,
}) => {
  const { own, page } = await meet(ambassador, refusingComposer);
  const ours = await inPage(page);
  await ours.click('insert');
  await expect.poll(() => ours.text()).toContain(words('composer_copied'));
  await expect
    .poll(() => troublesOf(own))
    .toMatchObject([{ network: 'x', kind: 'not-verified', recipe: 'x-post' }]);

  const working = await ambassador.open(anyComposer.url);
  await anyComposer.open(working);
  await (await inPage(working)).click('insert');
  await expect.poll(() => troublesOf(own)).toEqual([]);
  // Until the share is delivered, the light tells of that.
  await expect.poll(() => askWorker(own, 'extension.get-delivery')).toMatchObject({ queued: 0 });
  await own.reload();
  await expect(own.getByRole('button', { name: words('health_ready') })).toBeVisible();
});

test('without a button, the keyboard command says on the icon that the editor is not recognised', async ({
  ambassador,
}) => {
  const [composer] = renamedComposers;
  if (!composer) throw new Error('LinkedIn is renamed');
  const { own, page } = await meet(ambassador, composer);
  await expect.poll(() => meetsStranger(page)).toBe(true);
  await askWorker(own, 'extension.choose-mode', { mode: 'no-footprint' });
  const worker = ambassador.worker();
  await worker.evaluate(() => {
    Reflect.get(globalThis, 'chrome').commands.onCommand.dispatch('insert');
  });
  const title = () =>
    worker.evaluate(async () => {
      const { action, tabs } = Reflect.get(globalThis, 'chrome');
      const [tab] = await tabs.query({ url: 'https://www.linkedin.com/*' });
      return action.getTitle({ tabId: tab.id });
    });
  await expect.poll(title).toBe(words('insert_unrecognised'));
  expect(await troublesOf(own)).toMatchObject([{ network: 'linkedin' }]);
});

/** Runs before a page's first script: what the page would do a quarter of a second later, or more, waits for `goOn`. */
function holdBack(): void {
  const held: (() => void)[] = [];
  const startTimer = setTimeout;
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms = 0) => (ms < 250 ? startTimer(run, ms) : held.push(run)),
    goOn: () => held.splice(0).forEach((run) => run()),
  });
}

/** Waits for the button, by which everything is known of this composer. */
async function awaitButton(page: Page): Promise<void> {
  const ours = await inPage(page);
  await expect.poll(() => ours.countButtons()).toBe(1);
}

test('what LinkedIn shows before its composer is there raises nothing, nor does a composer that we know', async ({
  ambassador,
}) => {
  const page = await ambassador.open('about:blank');
  await page.addInitScript(holdBack);
  await page.goto('https://www.linkedin.com/sharing/compose');
  await expect(page.locator('dialog')).toBeVisible();
  await expect(page.locator('dialog [contenteditable]')).toHaveCount(0);
  expect(await meetsStranger(page)).toBe(false);
  await page.evaluate(() => Reflect.get(globalThis, 'goOn')());
  await awaitButton(page);
  expect(await meetsStranger(page)).toBe(false);
  for (const composer of guidedComposers) {
    const known = await ambassador.open(composer.url);
    await composer.open(known);
    await awaitButton(known);
    expect(await meetsStranger(known), composer.id).toBe(false);
  }
});

test('no field for anything but posts is a stranger', async ({ ambassador }) => {
  const others: [id: string, page: Page][] = [];
  for (const standIn of bystanderStandIns) {
    const other = await ambassador.open(standInUrl(standIn));
    others.push([standIn.id, other]);
    for (const field of standIn.fields) {
      await other.locator(field).first().click();
      expect(await meetsStranger(other), `${standIn.id}, ${field}`).toBe(false);
    }
  }
  // Once a stranger is known as one, the worker has answered whatever those pages asked before.
  const [renamed] = renamedComposers;
  const strange = await ambassador.open(renamed?.url ?? '');
  await renamed?.open(strange);
  await expect.poll(() => meetsStranger(strange)).toBe(true);
  for (const [id, other] of others) expect(await meetsStranger(other), id).toBe(false);
});
