import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { ShareRow } from '../../src/contract/share-log.ts';
import { type Composer, guidedComposers } from '../e2e/composers.ts';
import { routePages } from '../pages/serve.ts';
import { inPage } from './in-page.ts';
import { launchWithExtension } from './launch.ts';
import { words } from './words.ts';

/** What the guided run needs: the endpoint, an invitation for the ambassador, a token to read the log with. */
export interface GuidedRun {
  endpointUrl: string;
  invitation: string;
  adminToken: string;
  /** Folder for the screenshots. */
  screenshots: string;
  say(sentence: string): void;
}

const LIMIT_MS = 15_000;

/**
 * Plays an ambassador for real, in the built extension and a real browser, on the stand-in pages: consents,
 * enrols, inserts with one click, posts, and waits for the share to reach the company's database.
 *
 * @returns the share log rows as the endpoint has them, newest first
 * @throws when any step does not come about
 */
export async function playGuidedRun(run: GuidedRun): Promise<ShareRow[]> {
  await mkdir(run.screenshots, { recursive: true });
  const { context, extensionId } = await launchWithExtension();
  context.setDefaultTimeout(LIMIT_MS);
  try {
    await routePages(context);
    const picture = (page: Page, name: string) =>
      page.screenshot({ path: join(run.screenshots, `${name}.png`) });

    run.say('An employee reads the welcome page, accepts, and enrols with the invitation.');
    const welcome = await context.newPage();
    await welcome.goto(`chrome-extension://${extensionId}/welcome.html`);
    const accept = welcome.getByRole('button', { name: words('decision_accept') });
    await accept.waitFor();
    await picture(welcome, '1-welcome');
    await accept.click();
    await welcome.getByLabel(words('enrol_code')).fill(run.invitation);
    await welcome.getByRole('button', { name: words('enrol_action') }).click();
    await expect(welcome.getByLabel(words('enrol_code'))).toBeHidden({ timeout: LIMIT_MS });
    await picture(welcome, '2-enrolled');

    let count = 0;
    for (const composer of guidedComposers) {
      count += 1;
      run.say(`${composer.id}: one click, then Post.`);
      const page = await context.newPage();
      await shareOnce(page, composer, (moment) =>
        picture(page, `${count + 2}-${composer.id}-${moment}`),
      );
      await page.close();
    }

    run.say('The company’s database is asked what it has.');
    const rows = await waitForRows(run, count);
    const popup = await context.newPage();
    await popup.setViewportSize({ width: 400, height: 600 });
    await popup.goto(`chrome-extension://${extensionId}/popup.html`);
    await expect(popup.getByRole('tab').first()).toBeVisible();
    await popup.waitForTimeout(500);
    await picture(popup, `${count + 3}-popup`);
    return rows;
  } finally {
    await context.close();
  }
}

async function shareOnce(
  page: Page,
  composer: Composer,
  picture: (moment: string) => Promise<unknown>,
): Promise<void> {
  await page.goto(composer.url);
  await composer.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.countButtons(), { timeout: LIMIT_MS }).toBe(1);
  await page.waitForTimeout(300);
  await picture('ready');
  await ours.click('choose');
  await expect.poll(() => ours.text(), { timeout: LIMIT_MS }).toContain(words('picker_title'));
  await page.waitForTimeout(200);
  await picture('picker');
  await ours.click('choose');
  await ours.click('insert');
  await expect
    .poll(() => page.evaluate(() => window.standIn.model()), { timeout: LIMIT_MS })
    .toContain('utm_source=');
  await page.waitForTimeout(300);
  await picture('inserted');
  await composer.post(page);
  await expect
    .poll(() => page.evaluate(() => window.standIn.posts.length), { timeout: LIMIT_MS })
    .toBe(1);
  await page.waitForTimeout(300);
  await picture('posted');
}

/** Asks the endpoint for the share log until it has as many published shares as were made. */
async function waitForRows(
  { endpointUrl, adminToken }: GuidedRun,
  count: number,
): Promise<ShareRow[]> {
  const read = async (): Promise<ShareRow[]> => {
    const answer = await fetch(`${endpointUrl}/v1/admin/shares?limit=${count}`, {
      headers: { authorization: `Bearer ${adminToken}` },
    });
    return ((await answer.json()) as { rows: ShareRow[] }).rows;
  };
  await expect
    .poll(async () => (await read()).map((row) => row.state), { timeout: LIMIT_MS })
    .toEqual(Array.from({ length: count }, () => 'published'));
  return read();
}
