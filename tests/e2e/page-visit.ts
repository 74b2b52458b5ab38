import { expect } from '@playwright/test';
import {
  type ComposerStandIn,
  composerStandIns,
  type StandInEntry,
  standInUrl,
} from '../pages/stand-ins.ts';
import { type PageLog, recordPage } from './page-recorder.ts';
import type { PageInHand, Person } from './person.ts';

/** A page's log, and what was said on its console, by whom ever. */
export type VisitLog = PageLog & { console: string[] };

/** Whoever opens pages in a browser, with the extension in it or without. */
export type Visitor = Pick<Person, 'open'>;

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
    confirm: '[data-sdui-screen$="ShareSchedulePostPicker"] button:last-child',
  },
  discard: {
    close: `${dialog} > button[aria-label="Dismiss"]`,
    confirm: `${dialog} > p + div > button:first-child`,
  },
  preview: '[componentkey="ShareBoxpreviewCard"]',
};
const linkedinClassic = {
  discard: {
    close: '.artdeco-modal__dismiss',
    confirm: '[role="alertdialog"] button:first-child',
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
  opened?(page: PageInHand): Promise<void>;
  /** Puts the text into the empty composer. */
  fill(page: PageInHand): Promise<void>;
}

/** Waits for the approved text's link in the editor's own model. */
async function awaitLink(page: PageInHand): Promise<void> {
  await expect.poll(() => page.model()).toContain('utm_source=');
}

/** Puts the text on the clipboard, and gives the plan of somebody who pastes it with their own hand. */
export async function planPaste(visitor: Visitor, text: string): Promise<VisitPlan> {
  const notes = await visitor.open('about:blank');
  await notes.run((plain) => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.value = plain;
    field.focus();
  }, text);
  await notes.pressWithControl('a');
  await notes.pressWithControl('c');
  await notes.close();
  return {
    async fill(page) {
      await page.keyDown('Control');
      await page.keyDown('v');
      // Quill takes the focus elsewhere and back while it pastes: the keys are let go after that, in every run.
      await awaitLink(page);
      await page.keyUp('v');
      await page.keyUp('Control');
    },
  };
}

/**
 * Presses a key and lets the page be done with it. Draft.js takes letters over, and hears of a selection, in a later
 * task: a key that comes before that is taken another way, with the extension or without.
 */
async function press(page: PageInHand, key: string): Promise<void> {
  await page.press(key);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }),
  );
}

/** Writes a word, letter by letter. */
async function write(page: PageInHand, word: string): Promise<void> {
  for (const letter of word) await press(page, letter);
}

/** Waits until the element that a selector finds is there, can be used, can't, or is gone. */
async function awaitState(
  page: PageInHand,
  selector: string,
  state: ReturnType<typeof stateOf>,
): Promise<void> {
  await expect.poll(() => page.run(stateOf, selector), selector).toBe(state);
}

/** Runs in the recorded page: the state of the first element that a selector finds. */
function stateOf(selector: string): 'absent' | 'hidden' | 'disabled' | 'ready' {
  const element = window.pageRecorder.find(selector);
  if (!element) return 'absent';
  if (element.getClientRects().length === 0) return 'hidden';
  return element.matches(':disabled, [aria-disabled="true"]') ? 'disabled' : 'ready';
}

/**
 * Plays one person's visit, always the same: writes, breaks the line, undoes, fills in a text, posts; opens the
 * composer again, picks a time and throws the text away, where the page has that. Gives what the page noticed.
 */
export async function playVisit(
  visitor: Visitor,
  composer: VisitedComposer,
  plan: VisitPlan,
): Promise<VisitLog> {
  const { standIn, schedule, discard, preview } = composer;
  const { page, read, endStep } = await openRecorded(visitor, standInUrl(standIn));
  const { editor, postButton: post } = standIn;
  const open = async () => {
    if ((await page.run(stateOf, editor)) === 'absent')
      await page.evaluate(() => window.standIn.openComposer());
    await page.locator(editor).click();
    await plan.opened?.(page);
  };

  await open();
  await endStep('open');
  await write(page, 'One');
  await awaitState(page, post, 'ready');
  await press(page, 'Shift+Enter');
  await write(page, 'two');
  await press(page, 'Control+z');
  await write(page, '3');
  await press(page, 'Control+a');
  await press(page, 'Backspace');
  await expect.poll(() => page.model()).toBe('');
  await awaitState(page, post, 'disabled');
  await endStep('write');
  await plan.fill(page);
  await awaitLink(page);
  await awaitState(page, post, 'ready');
  if (preview) await awaitState(page, preview, 'ready');
  await endStep('fill');
  // The keys are let go once the composer has gone: before or after it would be a matter of milliseconds.
  if (standIn.network === 'x') {
    await page.keyDown('Control');
    await page.keyDown('Enter');
  } else await page.locator(post).click();
  await awaitState(page, standIn.permalink, 'ready');
  if (standIn.network === 'x') {
    await page.keyUp('Enter');
    await page.keyUp('Control');
  }
  // X goes back in its history for it, which takes a moment more than the toast.
  if (composer.discard) await awaitState(page, editor, 'absent');
  await endStep('post');
  await open();
  await endStep('open again');
  if (schedule) {
    await page.locator(schedule.open).click();
    await page.locator(schedule.confirm).click();
    await page.locator(editor).click();
    await plan.opened?.(page);
    await endStep('schedule');
  }
  if (discard) {
    await write(page, 'No');
    await awaitState(page, post, 'ready');
    await page.locator(discard.close).click();
    await page.locator(discard.confirm).click();
    await awaitState(page, editor, 'absent');
    await endStep('discard');
  }
  return read();
}

/** Writes a word into each of these fields of a page, and reads what the page noticed. */
export async function playFields(
  visitor: Visitor,
  standIn: StandInEntry,
  fields: readonly string[],
): Promise<VisitLog> {
  const { page, read, endStep } = await openRecorded(visitor, standInUrl(standIn));
  for (const field of fields) {
    await page.locator(field).click();
    await write(page, 'Hi');
    await endStep(field);
  }
  return read();
}

/** A short visit to X's mobile page, whose window's name every script in it knows. */
export async function playWord(visitor: Visitor, windowName: string): Promise<VisitLog> {
  const standIn = composerStandIns.find(({ id }) => id === 'x-mobile');
  if (!standIn) throw new Error('no stand-in for the mobile page');
  const { page, endStep, read } = await openRecorded(visitor, standInUrl(standIn), windowName);
  await page.locator(standIn.editor).click();
  await write(page, 'Hello');
  await awaitState(page, standIn.postButton, 'ready');
  await endStep('write');
  return read();
}

/**
 * A page that is recorded from before its first script; its window's name is known to every script in it. What was stored is
 * forgotten once it is read.
 */
async function openRecorded(visitor: Visitor, url: string, windowName = '') {
  const page = await visitor.open('about:blank');
  await page.beforeScripts((given) => {
    window.name = given;
  }, windowName);
  await page.beforeScripts(recordPage, ['leak', 'portevoix']);
  await page.goto(url);
  return {
    page,
    endStep: (name: string) => page.run((title) => window.pageRecorder.endStep(title), name),
    read: async (): Promise<VisitLog> => {
      const log = await page.evaluate(() => window.pageRecorder.read());
      await page.evaluate(() => {
        localStorage.clear();
        document.cookie = 'leak=; max-age=0';
      });
      await page.close();
      return { ...log, console: [...page.said()] };
    },
  };
}
