import { type BrowserContext, expect, type Page } from '@playwright/test';
import {
  type ComposerStandIn,
  composerStandIns,
  type StandInEntry,
  standInUrl,
} from '../pages/stand-ins.ts';
import { type PageLog, recordPage } from './page-recorder.ts';
import { copy } from './stand-in-page.ts';

/** A page's log, and what was said on its console, by whom ever. */
export type VisitLog = PageLog & { console: string[] };

/** A composer whose page is visited, and what only some pages have. */
export interface VisitedComposer {
  standIn: ComposerStandIn;
  /** How the choice of a time is opened and confirmed. */
  schedule?: { open: string; confirm: string };
  /** How the composer is closed, and its text thrown away. */
  discard?: { close: string; confirm: string };
  /** What the network shows of a link, some time after it was written. */
  preview?: string;
}

const dialog = 'dialog[data-testid="dialog"]';
const confirmTime = '[data-testid="scheduledConfirmationPrimaryAction"]';
const discardSheet = {
  close: '[data-testid="app-bar-close"]',
  confirm: '[data-testid="confirmationSheetCancel"]',
};

const linkedinNew = {
  schedule: {
    open: `${dialog} button:has(#clock-medium)`,
    confirm: '[data-sdui-screen$="ShareSchedulePostPicker"] button >> nth=-1',
  },
  discard: {
    close: `${dialog} > button[aria-label="Dismiss"]`,
    confirm: `${dialog} button:text("Discard")`,
  },
  preview: '[componentkey="ShareBoxpreviewCard"]',
};
const linkedinClassic = {
  discard: {
    close: '.artdeco-modal__dismiss',
    confirm: '[role="alertdialog"] button:has-text("Discard")',
  },
  preview: '.share-box-v2__modal .update-components-article',
};
const xInline = {
  schedule: {
    open: '[data-testid="primaryColumn"] [data-testid="scheduleOption"]',
    confirm: confirmTime,
  },
};
const xModal = {
  schedule: { open: '[role="dialog"] [data-testid="scheduleOption"]', confirm: confirmTime },
  discard: discardSheet,
};

/** What there is besides writing and posting, by the stand-in's id. */
const extras: Readonly<Record<string, Omit<VisitedComposer, 'standIn'>>> = {
  'linkedin-new': linkedinNew,
  'linkedin-tiptap2': linkedinNew,
  'linkedin-classic': linkedinClassic,
  'linkedin-admin': linkedinClassic,
  'x-inline': xInline,
  'x-lexical-inline': xInline,
  'x-modal': xModal,
  'x-lexical-modal': xModal,
  'x-mobile': { discard: discardSheet },
};

/** Every composer that stands in for a real one. */
export const visitedComposers: readonly VisitedComposer[] = composerStandIns.map((standIn) => ({
  standIn,
  ...extras[standIn.id],
}));

/** What the visitor does with what they came to say. */
export interface VisitPlan {
  /** Whatever is waited for once the composer is open. */
  opened?(page: Page): Promise<void>;
  /** Puts the text into the empty composer. */
  fill(page: Page): Promise<void>;
}

/** Waits for the approved text's link in the editor's own model. */
async function awaitLink(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.standIn.model())).toContain('utm_source=');
}

/** Puts the text on the clipboard, and gives the plan of somebody who pastes it with their own hand. */
export async function planPaste(context: BrowserContext, text: string): Promise<VisitPlan> {
  await copy(context, text);
  return {
    async fill(page) {
      await page.keyboard.down('Control');
      await page.keyboard.down('v');
      // Quill takes the focus elsewhere and back while it pastes: the keys are let go after that, in every run.
      await awaitLink(page);
      await page.keyboard.up('v');
      await page.keyboard.up('Control');
    },
  };
}

/**
 * Presses a key and lets the page be done with it. Draft.js takes letters over, and hears of a selection, in a later
 * task: a key that comes before that is taken another way, with the extension or without.
 */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }),
  );
}

/** Writes a word, letter by letter. */
async function write(page: Page, word: string): Promise<void> {
  for (const letter of word) await press(page, letter);
}

/**
 * Plays one person's visit, always the same: writes, breaks the line, undoes, fills in a text, posts; opens the
 * composer again, picks a time and throws the text away, where the page has that. Gives what the page noticed.
 */
export async function playVisit(
  context: BrowserContext,
  composer: VisitedComposer,
  plan: VisitPlan,
): Promise<VisitLog> {
  const { standIn, schedule, discard, preview } = composer;
  const { page, read, endStep } = await openRecorded(context, standInUrl(standIn));
  const editor = page.locator(standIn.editor);
  const post = page.locator(standIn.postButton);
  const open = async () => {
    if ((await editor.count()) === 0) await page.evaluate(() => window.standIn.openComposer());
    await editor.click();
    await plan.opened?.(page);
  };

  await open();
  await endStep('open');
  await write(page, 'One');
  await expect(post).toBeEnabled();
  await press(page, 'Shift+Enter');
  await write(page, 'two');
  await press(page, 'Control+z');
  await write(page, '3');
  await press(page, 'Control+a');
  await press(page, 'Backspace');
  await expect.poll(() => page.evaluate(() => window.standIn.model())).toBe('');
  await expect(post).toBeDisabled();
  await endStep('write');
  await plan.fill(page);
  await awaitLink(page);
  await expect(post).toBeEnabled();
  if (preview) await expect(page.locator(preview)).toBeVisible();
  await endStep('fill');
  // The key is let go once the composer has gone: before or after it would be a matter of milliseconds.
  if (standIn.network === 'x') {
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
  } else await post.click();
  await expect(page.locator(standIn.permalink)).toBeVisible();
  if (standIn.network === 'x') await page.keyboard.up('Control');
  await endStep('post');
  await open();
  await endStep('open again');
  if (schedule) {
    await page.locator(schedule.open).click();
    await page.locator(schedule.confirm).click();
    await editor.click();
    await plan.opened?.(page);
    await endStep('schedule');
  }
  if (discard) {
    await write(page, 'No');
    await expect(post).toBeEnabled();
    await page.locator(discard.close).click();
    await page.locator(discard.confirm).click();
    await expect(editor).toHaveCount(0);
    await endStep('discard');
  }
  return read();
}

/** Writes a word into each of these fields of a page, and reads what the page noticed. */
export async function playFields(
  context: BrowserContext,
  standIn: StandInEntry,
  fields: readonly string[],
): Promise<VisitLog> {
  const { page, read, endStep } = await openRecorded(context, standInUrl(standIn));
  for (const field of fields) {
    await page.locator(field).first().click();
    await write(page, 'Hi');
    await endStep(field);
  }
  return read();
}

/** A page that is recorded from before its first script; its window's name is known to every script in it. */
export async function openRecorded(context: BrowserContext, url: string, windowName = '') {
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  await page.addInitScript((given) => {
    window.name = given;
  }, windowName);
  await page.addInitScript(recordPage, ['leak', 'portevoix']);
  await page.goto(url, { waitUntil: 'load' });
  return {
    page,
    endStep: (name: string) => page.evaluate((title) => window.pageRecorder.endStep(title), name),
    read: async (): Promise<VisitLog> => {
      const log = await page.evaluate(() => window.pageRecorder.read());
      await page.close();
      return { ...log, console: said };
    },
  };
}
