import type { ComposerKind, ShareMode } from '../contract/event.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';

const composerWords: Record<ComposerKind, MessageKey> = {
  post: 'into_post',
  repost: 'into_repost',
  comment: 'into_comment',
  reply: 'into_reply',
  quote: 'into_quote',
};

const isComposer = (composer: string): composer is ComposerKind => composer in composerWords;

const modeWords: Record<ShareMode, MessageKey> = {
  'in-composer': 'mode_in_composer',
  'no-footprint': 'mode_no_footprint',
  prefilled: 'mode_prefilled',
  clipboard: 'mode_clipboard',
};

/** Where in the network the text went; a kind that is not known stands for itself. */
export function composerWord(composer: string): string {
  return isComposer(composer) ? translate(composerWords[composer]) : composer;
}

/** How the text got there. */
export function modeWord(mode: ShareMode): string {
  return translate(modeWords[mode]);
}
