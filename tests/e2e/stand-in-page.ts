import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type PageRoutes, routePages } from '../pages/serve.ts';
import {
  type ComposerStandIn,
  composerStandIns,
  type StandInOptions,
  standInUrl,
} from '../pages/stand-ins.ts';

/** A browser without the extension: these tests are about the pages alone. */
export const test = base.extend<{ routes: PageRoutes }>({
  routes: [async ({ context }, use) => use(await routePages(context)), { auto: true }],
  viewport: { width: 1280, height: 800 },
});

/** The stand-in with this id. */
export function find(id: string): ComposerStandIn {
  const found = composerStandIns.find((standIn) => standIn.id === id);
  if (!found) throw new Error(`no stand-in ${id}`);
  return found;
}

/** Opens a stand-in's composer and puts the caret in its editor. */
export async function enter(page: Page, standIn: ComposerStandIn, options?: StandInOptions) {
  await page.goto(standInUrl(standIn, options));
  if (standIn.opens === 'asked') await page.evaluate(() => window.standIn.openComposer());
  await page.locator(standIn.editor).click();
}

/** Types as a person does: every line end is the Enter key. */
export async function typeLines(page: Page, lines: string) {
  for (const [index, line] of lines.split('\n').entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
}

/** Puts plain text on the clipboard as a person does, from a field of another page. */
export async function copy(context: BrowserContext, plain: string) {
  const notes = await context.newPage();
  await notes.setContent('<textarea></textarea>');
  await notes.locator('textarea').fill(plain);
  await notes.keyboard.press('Control+a');
  await notes.keyboard.press('Control+c');
  await notes.close();
}

/** The text of the focused composer's own model. */
export const model = (page: Page) => page.evaluate(() => window.standIn.model());

/** Waits until the focused composer's own model holds this: some editors take over what is typed in a later task. */
export async function expectModel(page: Page, held: string): Promise<void> {
  await expect.poll(() => model(page)).toBe(held);
}

/** What was published. */
export const posts = (page: Page) => page.evaluate(() => window.standIn.posts);

/** Has the page's own timers wait from here on, until `page.clock.resume()`. Its clock must be installed. */
export function holdTimers(page: Page): Promise<void> {
  return page.clock.pauseAt(Date.now() + 60_000);
}

/** What went wrong in the page's own code. */
export const errors = (page: Page) =>
  page.evaluate(() => window.standIn.events.filter((event) => event.startsWith('error')));

export { expect };
