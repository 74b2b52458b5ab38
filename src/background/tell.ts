import browser from 'webextension-polyfill';
import { type MessageKey, translate } from '../i18n/translate.ts';
import type { InsertHereOutcome } from '../messaging/extension-messages.ts';

/** How long the toolbar icon says what happened, in milliseconds. */
const STAY_MS = 6_000;

const words: Record<Exclude<InsertHereOutcome, 'no-footprint'>, MessageKey> = {
  clipboard: 'composer_copied',
  nowhere: 'composer_copy_failed',
  'no-composer': 'menu_no_composer',
  unrecognised: 'insert_unrecognised',
};

/**
 * Says on the toolbar icon that an insertion asked for by menu or keyboard did not come about: nothing may be added
 * to the page. A text that went in speaks for itself.
 */
export async function tellOutcome(tabId: number, outcome: InsertHereOutcome): Promise<void> {
  if (outcome === 'no-footprint') return;
  await browser.action.setBadgeText({ tabId, text: '!' });
  await browser.action.setTitle({ tabId, title: translate(words[outcome]) });
  setTimeout(() => {
    browser.action.setBadgeText({ tabId, text: '' }).catch(() => {});
  }, STAY_MS);
}
