import type { ComposerStandIn } from './entry.ts';

const box = {
  network: 'x',
  kind: 'composer',
  toast: '[data-testid="toast"]',
  permalink: '[data-testid="toast"] a[href*="/status/"]',
} as const;

const draft = { ...box, engine: 'draft' } as const;

const lexical = {
  ...box,
  engine: 'lexical',
  opens: 'itself',
  evidence: [{ fact: 'test ids and layout of the Draft.js boxes', section: '2' }],
  guesses: [
    'the whole engine: no report has X on Lexical (§0)',
    'plain text without coloured entities and without suggestions',
  ],
} as const;

/** X's composers. */
export const xComposers: readonly ComposerStandIn[] = [
  {
    ...draft,
    id: 'x-inline',
    opens: 'itself',
    urls: ['https://x.com/home'],
    editor: '[data-testid="primaryColumn"] [data-testid="tweetTextarea_0"]',
    postButton: '[data-testid="tweetButtonInline"]',
    description: 'Inline box of the home timeline: Draft.js 0.11.7, React 17.',
    evidence: [
      {
        fact: 'test ids of column, editor, wrapper, tool bar, button; aria-disabled',
        section: '2',
      },
      { fact: 'Ctrl/Cmd+Enter posts; typeaheadDropdown; weighted count', section: '2' },
      { fact: 'toast with link; the box only clears; other people’s /status/ links', section: '2' },
      { fact: 'CreateTweet call; 200 with errors', section: '2' },
      {
        fact: 'attachments, fileInput; Post has aria-disabled while a picture is on its way',
        section: '2; public sources of 2026-04 and later',
      },
      {
        fact: 'scheduleOption, selects SELECTOR_1 to 5, scheduledConfirmationPrimaryAction; Post reads Schedule',
        section: '2; public sources of 2026-09',
      },
      { fact: 'toast “Your post will be sent on …” with a View link', section: 'source of 2026' },
      { fact: 'CreateScheduledTweet call', section: '2' },
    ],
    guesses: [
      'Draft.js as published on npm (X ships its own build)',
      'Enter takes the first @ suggestion, not a # one; every query finds something',
      'aria attributes of the editor; tools besides media and schedule',
      'where the View of a scheduled post leads (the list of scheduled posts); 24-hour selects',
      'a picture leaves the editor as it is (one source has it reset); no post of a picture alone',
    ],
  },
  {
    ...draft,
    id: 'x-modal',
    opens: 'itself',
    urls: [
      'https://x.com/compose/post',
      'https://x.com/intent/post?text=Hello&url=https%3A%2F%2Fexample.com%2Fa',
    ],
    editor: '[role="dialog"] [data-testid="tweetTextarea_0"]',
    postButton: '[data-testid="tweetButton"]',
    description: 'Modal above the timeline, whose inline box stays mounted with the same test ids.',
    evidence: [
      { fact: 'address, role, aria-labelledby, #layers; both boxes mounted', section: '2' },
      { fact: 'replies at ?in_reply_to=, quotes at ?url=; intents', section: '2' },
      {
        fact: '/compose/post/schedule takes the editor out of the page; the text is there afterwards',
        section: '2; public sources of 2026-09',
      },
    ],
    guesses: [
      'a refusal leaves the modal open (X may close it)',
      'focus trap; save-or-discard sheet inside the dialog',
      'thread: add button, “Post all”, one toast for the first post; scheduled, it is one text',
    ],
  },
  {
    ...draft,
    id: 'x-reply',
    opens: 'itself',
    urls: ['https://x.com/amina_diallo/status/1990411223344556677'],
    editor: '[data-testid="primaryColumn"] [data-testid="tweetTextarea_0"]',
    postButton: '[data-testid="tweetButtonInline"]',
    description: 'Reply box under a single post.',
    evidence: [{ fact: 'inline reply, button labelled Reply', section: '2' }],
    guesses: ['same markup as the inline box'],
  },
  {
    ...lexical,
    id: 'x-lexical-inline',
    urls: ['https://x.com/home?engine=lexical'],
    editor: '[data-testid="primaryColumn"] [data-testid="tweetTextarea_0"]',
    postButton: '[data-testid="tweetButtonInline"]',
    description: 'The inline box on Lexical 0.52 plain text: the site stays, the engine changes.',
  },
  {
    ...lexical,
    id: 'x-lexical-modal',
    urls: ['https://x.com/compose/post?engine=lexical'],
    editor: '[role="dialog"] [data-testid="tweetTextarea_0"]',
    postButton: '[data-testid="tweetButton"]',
    description: 'The modal on Lexical 0.52 plain text.',
  },
  {
    ...box,
    id: 'x-mobile',
    engine: 'textarea',
    opens: 'itself',
    urls: ['https://x.com/compose/post?engine=textarea'],
    editor: 'main [data-testid="tweetTextarea_0"] textarea',
    postButton: '[data-testid="tweetButton"]',
    description: 'Mobile page: a plain textarea in `main div[data-testid="tweetTextarea_0"]`.',
    evidence: [{ fact: 'textarea inside the test id, in main, at /compose/post', section: '2' }],
    guesses: [
      'bar on top with Post, tool bar at the bottom edge; test ids of both as on the desktop',
      'one textarea that grows; no suggestions, no coloured entities',
    ],
  },
];
