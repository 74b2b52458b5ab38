import { type MessageKey, translate } from '../i18n/translate.ts';
import type { PAGE_HANDLE, PageHandle } from '../messaging/page-handle.ts';

/** What the composer part says by itself. A word that is missing here it asks the browser for. */
const KEYS: readonly MessageKey[] = [
  'composer_insert',
  'composer_insert_label',
  'composer_choose',
  'composer_working',
  'composer_inserted',
  'composer_undo',
  'composer_copied',
  'composer_copy_failed',
  'composer_not_recorded',
  'composer_published',
  'composer_scheduled',
];

/** These words in the person's language, `$1` as it stands. */
export function composerWords(): Record<string, string> {
  return Object.fromEntries(KEYS.map((key) => [key, translate(key, '$1')]));
}

/** Runs in the page, beside the loader: it can name nothing outside itself. */
export function keepWords(handle: typeof PAGE_HANDLE, words: Record<string, string>): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page's scripts meet under this symbol
  const scope = globalThis as unknown as Record<symbol, PageHandle | undefined>;
  const page = (scope[Symbol.for(handle)] ??= {});
  page.words = words;
}
