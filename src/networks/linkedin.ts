import type { WritingHabits } from '../domain/coach/remark.ts';
import type {
  ComposerOutline,
  ExpectedComposer,
  HeldBackRecipe,
  Network,
  NetworkOutline,
  PrefilledRecipe,
} from './network.ts';

const newComposer: ComposerOutline = {
  id: 'linkedin-new',
  editor: [
    { css: '[componentkey="ShareBox_textEditor"][contenteditable="true"]', seen: '2026-10-09' },
    {
      css: '[data-sdui-screen*="sharing.ShareCompose"] [data-testid="ui-core-tiptap-text-editor-wrapper"] [contenteditable="true"][role="textbox"]',
      seen: '2026-08-20',
    },
  ],
  root: [
    { css: 'dialog[data-testid="dialog"]', seen: '2026-10-09' },
    { css: '[data-sdui-screen*="sharing.ShareCompose"]', seen: '2026-08-20' },
  ],
};

const classicComposer: ComposerOutline = {
  id: 'linkedin-classic',
  editor: [{ css: '.ql-editor[contenteditable="true"]', seen: '2026-10-09' }],
  root: [
    { css: '[data-test-modal-id="sharebox"]', seen: '2026-06-26' },
    { css: '.share-box-v2__modal', seen: '2026-06-26' },
    { css: '.share-creation-state', seen: '2026-06-26' },
  ],
};

/**
 * LinkedIn's composers, told from all else. Two are in use at once, by account: the new one (TipTap in a native
 * dialog) and the classic one (Quill 1.3.7, in the open shadow root of #interop-outlet, or in the light DOM on
 * company pages). Hashed class names change with every release and are never used.
 */
export const linkedinOutline: NetworkOutline = {
  id: 'linkedin',
  matches: ['https://www.linkedin.com/*'],
  composers: [newComposer, classicComposer],
  never: [
    { css: '[componentkey^="commentBox-"]', seen: '2026-06-26' },
    { css: '.comments-comment-box', seen: '2026-04-06' },
    { css: '.msg-form', seen: '2026-06-26' },
    { css: '.msg-form__contenteditable', seen: '2026-06-26' },
  ],
};

/** LinkedIn, whole. */
export const linkedin: Network = {
  ...linkedinOutline,
  id: 'linkedin',
  label: 'LinkedIn',
  utmSource: 'linkedin',
  lengthRule: { unit: 'code-points', max: 3_000 },
  composers: [
    {
      ...newComposer,
      anchor: [{ css: '[data-testid="ui-core-tiptap-text-editor-wrapper"]', seen: '2026-10-09' }],
      place: 'own-row',
      // The button has no stable attribute and a localised label: its shape is the hook (text, no icon).
      post: [{ css: 'button:not([aria-label]):not(:has(svg))', seen: '2026-10-09' }],
      kinds: [],
    },
    {
      ...classicComposer,
      anchor: [
        { css: '.share-creation-state__text-editor', seen: '2026-06-26' },
        { css: '.ql-container', seen: '2026-06-26' },
      ],
      place: 'own-row',
      post: [{ css: 'button.share-actions__primary-action', seen: '2026-06-26' }],
      // LinkedIn's class for a post within a post, last seen in its styles in 2026-03. The new composer has no
      // shape by which a repost with thoughts is known: there it counts as a post.
      kinds: [
        {
          kind: 'repost',
          contains: '.share-creation-state__preview-container .update-components-mini-update-v2',
        },
      ],
    },
  ],
  publication: {
    toast: [
      { css: '[role="alert"]', seen: '2026-08-05' },
      { css: '[role="status"]', seen: '2026-08-05' },
      { css: '.artdeco-toast-item', seen: '2026-05-01' },
    ],
    permalink: {
      pattern: '(urn:li:(?:share|ugcPost|activity):\\d+)',
      template: 'https://www.linkedin.com/feed/update/$1/',
    },
  },
};

/** LinkedIn's composer with a text. Undocumented, in wide use: it may stop working without notice. */
export const linkedinPrefilled: PrefilledRecipe = {
  address: 'https://www.linkedin.com/feed/?shareActive=true',
  textParameter: 'text',
  seen: '2026-07-01',
};

/** How LinkedIn shows that a post did not go live. */
export const linkedinHeldBack: HeldBackRecipe = {
  // The type "success" was seen; that a failure says "error" is a guess. The new toasts say nothing of the kind.
  refusal: [
    { css: '[data-test-artdeco-toast-item-type="error"]', seen: '2026-05-01', guess: true },
  ],
  picker: [
    { css: '#share-post__scheduled-date', seen: '2026-09-15' },
    { css: '[data-sdui-screen$="sharing.ShareSchedulePostPicker"]', seen: '2026-08-08' },
  ],
  // The toast "Post scheduled" was seen, its link was not: any address that names a schedule.
  list: { pattern: '[/=._-]schedul', seen: '2026-08-08', guess: true },
};

/** Where LinkedIn has posts written. */
export const linkedinExpected: ExpectedComposer = {
  editor: [{ css: '[contenteditable]:not([contenteditable="false"])', seen: '2026-10-09' }],
  screens: [
    { css: '[data-sdui-screen*="sharing.ShareCompose"]', seen: '2026-10-09' },
    { css: '[data-test-modal-id="sharebox"]', seen: '2026-06-26' },
  ],
  addresses: [
    { pattern: '^/sharing/compose/?(?:\\?|$)', seen: '2026-08-20' },
    { pattern: '^/feed/\\?(?:.*&)?shareActive=true', seen: '2026-07-16' },
  ],
  box: [{ css: 'dialog,[role="dialog"]', seen: '2026-10-09' }],
  personal: [],
};

/**
 * How LinkedIn shows a post. Three lines since 2024, of some 45 characters on a phone; the hashtags are common
 * advice, LinkedIn says nothing. A mention is made from the list that opens while one types; a pasted one stays text.
 */
export const linkedinHabits: WritingHabits = {
  fold: { characters: 140, lines: 3 },
  mostHashtags: 5,
  pastedNames: 'plain',
};
