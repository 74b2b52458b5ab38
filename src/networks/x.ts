import type { WritingHabits } from '../domain/coach/remark.ts';
import type {
  ComposerOutline,
  ComposerRecipe,
  ExpectedComposer,
  HeldBackRecipe,
  Network,
  NetworkOutline,
  PrefilledRecipe,
} from './network.ts';

const postComposer: ComposerOutline = {
  id: 'x-post',
  editor: [
    { css: '[data-testid^="tweetTextarea_"][contenteditable="true"]', seen: '2026-08-17' },
    { css: '[data-testid^="tweetTextarea_"] [contenteditable="true"]', seen: '2025-01-09' },
  ],
  root: [
    { css: '[role="dialog"]', seen: '2026-08-17' },
    { css: '[data-testid="primaryColumn"]', seen: '2026-08-17' },
  ],
};

const mobileComposer: ComposerOutline = {
  id: 'x-mobile',
  editor: [{ css: '[data-testid^="tweetTextarea_"] textarea', seen: '2026-08-17' }],
  root: [{ css: 'main', seen: '2026-08-17' }],
};

/**
 * X's composers, told from all else. The inline box and the modal are in the page together and share their test ids;
 * both are Draft.js. The mobile page has a plain textarea instead.
 */
export const xOutline: NetworkOutline = {
  id: 'x',
  matches: ['https://x.com/*'],
  composers: [postComposer, mobileComposer],
  never: [
    { css: '[data-testid^="dmComposer"]', seen: '2026-08-17' },
    { css: '[data-testid="SearchBox_Search_Input"]', seen: '2026-08-17' },
  ],
};

/**
 * What both composers have around the editor. The nearest toolbar tells the inline box from the modal. Nobody has
 * described the mobile page's: without one, the button stands below the text.
 */
const surroundings: Omit<ComposerRecipe, keyof ComposerOutline> = {
  // Behind the icons, so that Post stays where the hand expects it.
  anchor: [{ css: '[data-testid="toolBar"] > :first-child', seen: '2026-08-18' }],
  place: 'in-toolbar',
  post: [
    { css: '[data-testid="tweetButton"]', seen: '2026-08-08' },
    { css: '[data-testid="tweetButtonInline"]', seen: '2026-08-18' },
  ],
  kinds: [
    { kind: 'reply', path: '/status/' },
    { kind: 'reply', path: 'in_reply_to=' },
    { kind: 'quote', path: '/compose/post?url=' },
  ],
};

/** X, whole. */
export const x: Network = {
  ...xOutline,
  id: 'x',
  label: 'X',
  utmSource: 'x',
  lengthRule: { unit: 'x-weighted', max: 280 },
  composers: [
    { ...postComposer, ...surroundings },
    { ...mobileComposer, ...surroundings },
  ],
  publication: {
    toast: [{ css: '[data-testid="toast"]', seen: '2026-08-08' }],
    permalink: { pattern: '/status/(\\d+)', template: 'https://x.com/i/status/$1' },
  },
};

/** X's composer with a text: a web intent. */
export const xPrefilled: PrefilledRecipe = {
  address: 'https://x.com/intent/post',
  textParameter: 'text',
  seen: '2026-08-01',
};

/** How X shows that a post did not go live. */
export const xHeldBack: HeldBackRecipe = {
  // A refusal's toast looks like any other.
  refusal: [],
  // Its own Confirm: there as long as the dialog that asks for a time, at /compose/post/schedule.
  picker: [{ css: '[data-testid="scheduledConfirmationPrimaryAction"]', seen: '2026-07-20' }],
  // The list's address was seen; that the toast leads there is a guess.
  list: { pattern: '/compose/post/unsent/scheduled', seen: '2026-07-20', guess: true },
};

/** Where X has posts written. */
export const xExpected: ExpectedComposer = {
  editor: [
    { css: '[contenteditable]:not([contenteditable="false"])', seen: '2026-08-17' },
    { css: 'textarea', seen: '2026-08-17' },
  ],
  screens: [{ css: '[data-testid^="tweetTextarea_"]', seen: '2026-08-17' }],
  // Its sub-pages (media, schedule, drafts) have fields of their own.
  addresses: [{ pattern: '^/compose/post/?(?:\\?|$)', seen: '2026-08-17' }],
  box: [{ css: '[role="dialog"],main', seen: '2026-08-17' }],
  personal: [{ css: '[data-testid^="UserAvatar-Container-"]', seen: '2026-08-17' }],
};

/** How X shows a post: what fits the limit is not folded. Two hashtags is the advice of X's help centre. */
export const xHabits: WritingHabits = { fold: null, mostHashtags: 2, pastedNames: 'linked' };
