import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { enrolThroughWorker } from '../stage/enrol.ts';
import { POPUP_MAX_KB, weighPopup } from '../stage/popup-weight.ts';
import { words } from '../stage/words.ts';
import { type Browser, openBrowser } from './browser.ts';
import type { Company } from './company.ts';
import { approvedText } from './content.ts';
import { askWorker, expect, test } from './fixtures.ts';
import { shareOnce } from './share-once.ts';

async function signIn(ambassador: Browser, company: Company): Promise<Page> {
  const page = await ambassador.openOwn('admin');
  await page.getByRole('tab', { name: words('view_company') }).click();
  await page.getByLabel(words('sign_in_address')).fill(company.url);
  await page.getByLabel(words('sign_in_token')).fill(company.adminToken);
  await page.getByRole('button', { name: words('sign_in_action') }).click();
  return page;
}

async function contentOf(download: Promise<Download>): Promise<string> {
  return readFile(await (await download).path(), 'utf8');
}

const hasWelcome = ({ context }: Browser) =>
  context.pages().some((page) => page.url().endsWith('/welcome.html'));

test.describe('the welcome page', () => {
  test('opens by itself when the extension is installed, and not again for a person who has decided', async ({
    company,
  }) => {
    const profile = await mkdtemp(join(tmpdir(), 'portevoix-profile-'));
    const first = await openBrowser({ profile });
    await expect.poll(() => hasWelcome(first)).toBe(true);
    const own = await first.openOwn('popup');
    const code = await company.invite();
    await enrolThroughWorker(own, { endpointUrl: company.url, code });
    await first.context.close();

    const second = await openBrowser({ profile });
    await shareOnce(second, company);
    expect(hasWelcome(second)).toBe(false);
    await second.context.close();
    await rm(profile, { recursive: true, force: true });
  });

  test('takes consent, then an invitation link pasted into the code field', async ({
    browser_,
    company,
  }) => {
    const countDevices = () => company.query('select * from person where label is null').length;
    const devicesBefore = countDevices();
    const page = await browser_.openOwn('welcome');
    await expect(page.getByLabel(words('enrol_code'))).toBeHidden();
    await page.getByRole('button', { name: words('decision_accept') }).click();
    const code = await company.invite();
    await page.getByLabel(words('enrol_code')).fill(`${company.url}/enrol#${code}`);
    await expect(page.getByLabel(words('enrol_address'))).toHaveValue(company.url);
    await page.getByRole('button', { name: words('enrol_action') }).click();
    await expect(page.getByText('Connected to Novalis')).toBeVisible();
    expect(countDevices()).toBe(devicesBefore + 1);
  });

  test('says what is wrong with a code that was used, and keeps what was typed', async ({
    browser_,
    company,
  }) => {
    const code = await company.invite();
    const first = await browser_.openOwn('welcome');
    await askWorker(first, 'extension.decide-consent', {
      consent: 'accepted',
      withoutAttribution: false,
    });
    await askWorker(first, 'extension.enrol', { endpointUrl: company.url, code });
    await askWorker(first, 'extension.decide-consent', {
      consent: 'refused',
      withoutAttribution: false,
    });
    await askWorker(first, 'extension.decide-consent', {
      consent: 'accepted',
      withoutAttribution: false,
    });

    const page = await browser_.openOwn('welcome');
    await page.getByLabel(words('enrol_address')).fill(company.url);
    await page.getByLabel(words('enrol_code')).fill(code);
    await page.getByRole('button', { name: words('enrol_action') }).click();
    await expect(page.getByLabel(words('enrol_code'))).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel(words('enrol_code'))).toHaveValue(code);
  });

  test('takes a refusal and says that nothing is sent', async ({ browser_ }) => {
    const page = await browser_.openOwn('welcome');
    await page.getByRole('button', { name: words('decision_refuse') }).click();
    await expect(page.getByRole('heading', { name: words('refused_title') })).toBeVisible();
  });
});

test.describe('the popup', () => {
  test('opens with little script; other places, and what reads files, come when they are asked for', async () => {
    expect(await weighPopup()).toBeLessThan(POPUP_MAX_KB);
  });

  test('opens the network’s own composer with the text in it and notes the share', async ({
    ambassador,
    company,
  }) => {
    const popup = await ambassador.openOwn('popup');
    await popup.getByRole('radio', { name: 'X', exact: true }).check({ force: true });
    await expect(popup.getByText('Heat kept for winter').first()).toBeVisible();
    const opened = ambassador.context.waitForEvent('page');
    await popup.getByRole('button', { name: 'Share on X' }).click();
    const page = await opened;
    await page.waitForURL(/x\.com\/(intent|compose)/);
    expect(new URL(page.url()).searchParams.get('text')).toBe(
      approvedText('x', ambassador.pseudonym),
    );
    await expect
      .poll(() => company.query('select mode, state from share'))
      .toEqual([{ mode: 'prefilled', state: 'inserted' }]);
  });

  test('keeps the answers of the profile checklist on this device and explains the score', async ({
    ambassador,
    company,
  }) => {
    const popup = await ambassador.openOwn('popup');
    await popup.getByRole('tab', { name: words('place_profile') }).click();
    await popup
      .getByRole('tabpanel')
      .getByRole('button', { name: words('profile_yes') })
      .first()
      .click();
    await expect
      .poll(() =>
        askWorker<object>(popup, 'extension.get-checklist').then(
          (answers) => Object.keys(answers).length,
        ),
      )
      .toBe(1);
    const again = await ambassador.openOwn('popup');
    await again.getByRole('tab', { name: words('place_profile') }).click();
    await expect(again.getByText(/1 of \d+/).first()).toBeVisible();
    await askWorker(again, 'extension.deliver-now');
    expect(company.query('select * from share_event')).toEqual([]);
  });

  test('shows my shares with what became of them', async ({ ambassador, company }) => {
    await shareOnce(ambassador, company);
    const popup = await ambassador.openOwn('popup');
    await popup.getByRole('tab', { name: words('place_results') }).click();
    const row = popup.getByRole('listitem').filter({ hasText: 'Heat kept for winter' });
    await expect(row.getByRole('link')).toHaveAttribute('href', /x\.com\/i\/status\/\d+/);
  });
});

test.describe('the admin page', () => {
  test('shows the company’s share log, filters it, and exports what the filter shows', async ({
    ambassador,
    company,
  }) => {
    await shareOnce(ambassador, company);
    const page = await signIn(ambassador, company);
    const rows = page.getByRole('row').filter({ hasText: 'Heat kept for winter' });
    await expect(rows).toHaveCount(1);

    const csv = page.waitForEvent('download');
    await page.getByRole('button', { name: words('export_csv') }).click();
    expect(parse(await contentOf(csv), { bom: true, columns: true })).toMatchObject([
      { itemId: 'heat-storage', state: 'published', network: 'x' },
    ]);
    const ndjson = page.waitForEvent('download');
    await page.getByRole('button', { name: words('export_ndjson') }).click();
    const lines = (await contentOf(ndjson)).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).itemId)).toEqual(['heat-storage']);

    await page.getByLabel(words('filter_state')).selectOption('abandoned');
    await expect(rows).toHaveCount(0);
    await page.getByLabel(words('filter_state')).selectOption('published');
    await expect(rows).toHaveCount(1);
    await page.getByLabel(words('filter_network')).selectOption('linkedin');
    await expect(rows).toHaveCount(0);
  });

  test('refuses a wrong token with a sentence and forgets it', async ({ ambassador, company }) => {
    const page = await signIn(ambassador, { ...company, adminToken: 'x'.repeat(43) });
    await expect(page.getByText(words('admin_error_unauthorised')).first()).toBeVisible();
  });

  test('exports this device’s own log without any endpoint', async ({ ambassador, company }) => {
    await shareOnce(ambassador, company);
    const page = await ambassador.openOwn('admin');
    await page.getByRole('tab', { name: words('view_device') }).click();
    const csv = page.waitForEvent('download');
    await page.getByRole('button', { name: words('export_csv') }).click();
    expect(parse(await contentOf(csv), { bom: true, columns: true })).toMatchObject([
      { itemId: 'heat-storage', state: 'published', network: 'x', campaign: 'winter-2026' },
    ]);
  });
});
