import type { HeldBackRecipe, KindRule, Network } from './network.ts';

const kinds: readonly KindRule[] = [
  { kind: 'reply', path: '/status/' },
  { kind: 'reply', path: 'in_reply_to=' },
  { kind: 'quote', path: '/compose/post?url=' },
];

/**
 * X. The inline box and the modal are in the page together and share their test ids; both are Draft.js.
 * The nearest toolbar around the editor tells them apart. The mobile page has a plain textarea instead.
 */
export const x: Network = {
  id: 'x',
  label: 'X',
  utmSource: 'x',
  lengthRule: { unit: 'x-weighted', max: 280 },
  matches: ['https://x.com/*'],
  composers: [
    {
      id: 'x-post',
      editor: [
        { css: '[data-testid^="tweetTextarea_"][contenteditable="true"]', seen: '2026-08-17' },
        { css: '[data-testid^="tweetTextarea_"] [contenteditable="true"]', seen: '2025-01-09' },
      ],
      root: [
        { css: '[role="dialog"]', seen: '2026-08-17' },
        { css: '[data-testid="primaryColumn"]', seen: '2026-08-17' },
      ],
      // Behind the icons, so that Post stays where the hand expects it.
      anchor: [{ css: '[data-testid="toolBar"] > :first-child', seen: '2026-08-18' }],
      place: 'in-toolbar',
      post: [
        { css: '[data-testid="tweetButton"]', seen: '2026-08-08' },
        { css: '[data-testid="tweetButtonInline"]', seen: '2026-08-18' },
      ],
      kinds,
    },
    {
      id: 'x-mobile',
      editor: [{ css: '[data-testid^="tweetTextarea_"] textarea', seen: '2026-08-17' }],
      root: [{ css: 'main', seen: '2026-08-17' }],
      // Nobody has described this page's toolbar: without one, the button stands below the text.
      anchor: [{ css: '[data-testid="toolBar"] > :first-child', seen: '2026-08-18' }],
      place: 'in-toolbar',
      post: [
        { css: '[data-testid="tweetButton"]', seen: '2026-08-08' },
        { css: '[data-testid="tweetButtonInline"]', seen: '2026-08-18' },
      ],
      kinds,
    },
  ],
  never: [
    { css: '[data-testid^="dmComposer"]', seen: '2026-08-17' },
    { css: '[data-testid="SearchBox_Search_Input"]', seen: '2026-08-17' },
  ],
  publication: {
    toast: [{ css: '[data-testid="toast"]', seen: '2026-08-08' }],
    permalink: { pattern: '/status/(\\d+)', template: 'https://x.com/i/status/$1' },
  },
  prefilled: { address: 'https://x.com/intent/post', textParameter: 'text', seen: '2026-08-01' },
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
