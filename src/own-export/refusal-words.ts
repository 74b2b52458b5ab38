import { type MessageKey, translate } from '../i18n/translate.ts';
import type { Refusal } from './reading/refusal.ts';

const words: Record<Refusal, MessageKey> = {
  empty: 'refusal_empty',
  unreadable: 'refusal_unreadable',
  'single-table': 'refusal_single_table',
  'web-page': 'refusal_web_page',
  pdf: 'refusal_pdf',
  'other-archive': 'refusal_other_archive',
  'not-a-zip': 'refusal_not_a_zip',
  broken: 'refusal_broken',
  encrypted: 'refusal_encrypted',
  'too-many-entries': 'refusal_too_many_entries',
  'too-large': 'refusal_too_large',
  'unsafe-names': 'refusal_unsafe_names',
  'not-an-export': 'refusal_not_an_export',
  'broken-table': 'refusal_broken_table',
};

/** Why a file was not read, and what can be done. `entry` names the file within, where one is to blame. */
export function refusalSentence(reason: Refusal, entry: string): string {
  return translate(words[reason], entry);
}
