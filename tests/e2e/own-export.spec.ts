import { randomFillSync } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  linkedinFiles,
  makeArchive,
  markEncrypted,
  xFiles,
} from '../../src/own-export/fake-archive.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
import { askWorker, expect, test } from './fixtures.ts';

const MEBIBYTE = 1024 * 1024;
/** How long a large file may take to be made, or to be read, on a busy machine. */
const READING_LIMIT_MS = 60_000;

let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-export-'));
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function save(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Fifty megabytes of pictures that nobody needs, and posts enough to take a while. */
async function saveLargeExport(): Promise<string> {
  const posts = Array.from(
    { length: 40_000 },
    (_, at) =>
      `2020-01-01 00:00:${at % 60},https://www.linkedin.com/feed/update/${at},"Again ""and""\nagain, a post like others.",,,MEMBER_NETWORK`,
  );
  const archive = await makeArchive(
    {
      'Rich_Media/clip.mp4': randomFillSync(new Uint8Array(50 * MEBIBYTE)),
      ...linkedinFiles,
      'Shares_1.csv': `Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n${posts.join('\n')}\n`,
    },
    { stored: ['Rich_Media/clip.mp4'] },
  );
  const path = await save('Complete_LinkedInDataExport.zip', archive);
  expect((await stat(path)).size).toBeGreaterThan(50 * MEBIBYTE);
  return path;
}

/** Opens the page with everything recorded that leaves any page or worker of this browser. */
async function openPage(browser: Browser): Promise<{ page: Page; requests: string[] }> {
  const page = await browser.openOwn('own-export');
  await expect(page.getByRole('button', { name: words('import_choose') })).toBeVisible();
  const requests: string[] = [];
  browser.context.on('request', (request) => {
    if (/^https?:/.test(request.url())) requests.push(request.url());
  });
  return { page, requests };
}

/** Notes what the page says, and that it goes on drawing, while a file is read. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { said: [] as string[], frames: 0 };
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const said = document.querySelector('.reading [role=status]')?.textContent;
      if (said && seen.said.at(-1) !== said) seen.said.push(said);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    const count = () => {
      if (document.querySelector('.reading')) seen.frames += 1;
      requestAnimationFrame(count);
    };
    count();
  });
}

const seenIn = (page: Page) =>
  page.evaluate(() => Reflect.get(globalThis, 'seen') as { said: string[]; frames: number });

/** Drops a file onto the page as a person drags it there; the bytes stay in the browser. */
async function drop(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'hand';
    document.body.append(input);
  });
  await page.locator('#hand').setInputFiles(path);
  await page.evaluate(() => {
    const [file] = document.querySelector<HTMLInputElement>('#hand')?.files ?? [];
    const dataTransfer = new DataTransfer();
    if (file) dataTransfer.items.add(file);
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('.drop')?.dispatchEvent(event);
  });
}

const checklistOf = (page: Page) => askWorker(page, 'extension.get-checklist', null);

test('a LinkedIn export of fifty megabytes is read beside a page that goes on, and kept only when confirmed', async ({
  browser_,
}) => {
  test.setTimeout(3 * READING_LIMIT_MS);
  const { page, requests } = await openPage(browser_);
  await watch(page);
  await drop(page, await saveLargeExport());
  await expect(page.getByRole('heading', { name: /Your LinkedIn export answers/ })).toBeVisible({
    timeout: READING_LIMIT_MS,
  });
  const { said, frames } = await seenIn(page);
  expect(said).toContain('Reading Shares_1.csv');
  expect(said.some((words_) => words_.includes('clip.mp4'))).toBe(false);
  expect(frames).toBeGreaterThan(0);
  expect(await checklistOf(page)).toEqual({});

  await page.getByRole('button', { name: /^Keep \d+ answers$/ }).click();
  await expect(page.getByText('answers are in your checklist')).toBeVisible();
  expect(await checklistOf(page)).toMatchObject({
    linkedin_skills: { answer: 'yes', from: 'export', answeredAt: '2026-11-12T09:00:00.000Z' },
    linkedin_recommendations: { answer: 'no', from: 'export' },
  });
  expect(requests).toEqual([]);
});

test('an X archive from the file button answers for X, and the popup says where it comes from', async ({
  browser_,
}) => {
  const { page, requests } = await openPage(browser_);
  const path = await save('twitter-2026.zip', await makeArchive(xFiles));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words('import_choose') }).focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(path);
  await page.getByRole('button', { name: 'Keep 4 answers' }).click();
  await expect(page.getByText('4 answers are in your checklist')).toBeVisible();

  const popup = await browser_.openOwn('popup');
  await popup.getByRole('tab', { name: words('place_profile') }).click();
  await popup.getByText('X', { exact: true }).click();
  await popup.getByRole('button', { name: words('criterion_x_bio_title') }).click();
  await expect(popup.getByText(/^From your export of/).first()).toBeVisible();
  expect(requests).toEqual([]);
});

test('a file that is broken, encrypted, wrong or a bomb says its sentence and changes nothing', async ({
  browser_,
}) => {
  test.setTimeout(3 * READING_LIMIT_MS);
  const { page, requests } = await openPage(browser_);
  const before = await askWorker(page, 'extension.save-checklist-answers', {
    answers: [{ criterionId: 'linkedin_skills', answer: 'no', from: 'self', at: null }],
  });
  const good = await makeArchive(linkedinFiles);
  const files: [string, Uint8Array | string, Parameters<typeof words>[0]][] = [
    ['cut.zip', good.slice(0, good.length - 300), 'refusal_broken'],
    ['locked.zip', markEncrypted(good), 'refusal_encrypted'],
    [
      'bomb.zip',
      await makeArchive({ 'Shares.csv': new Uint8Array(65 * MEBIBYTE) }),
      'refusal_too_large',
    ],
    ['Skills.csv', linkedinFiles['Skills.csv'], 'refusal_single_table'],
    ['login.zip', '<!DOCTYPE html><title>Sign in</title>', 'refusal_web_page'],
    ['holiday.zip', await makeArchive({ 'sun.txt': 'sun' }), 'refusal_not_an_export'],
  ];
  for (const [name, bytes, sentence] of files) {
    await page.locator('input[type=file]').setInputFiles(await save(name, bytes));
    const [start = ''] = words(sentence).replace('“$1”', '“Shares.csv”').split(' $1');
    await expect(page.getByText(start), name).toBeVisible({ timeout: READING_LIMIT_MS });
    await expect(page.getByText(words('import_nothing_changed'))).toBeVisible();
  }
  expect(await checklistOf(page)).toEqual(before);
  expect(requests).toEqual([]);
});
