import type { MessageKey } from '../i18n/translate.ts';
import type { InsertHereOutcome } from '../messaging/extension-messages.ts';

/** What came of an insertion from the popup, in words. */
export const placedWords: Record<InsertHereOutcome, MessageKey> = {
  'no-footprint': 'insert_here_done',
  clipboard: 'insert_here_clipboard',
  nowhere: 'insert_here_nowhere',
  'no-composer': 'insert_here_no_composer',
  unrecognised: 'insert_unrecognised',
};
