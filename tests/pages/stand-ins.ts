import type { PageOptions } from './shared/page-options.ts';

/** A fact about the real page, with the place in `composers.md` that it comes from. */
export interface Evidence {
  readonly fact: string;
  readonly section: string;
}

interface Entry {
  readonly id: string;
  readonly network: 'linkedin' | 'x';
  /** Addresses, as the real network's; options go into the query string (`standInUrl`). */
  readonly urls: readonly [string, ...string[]];
  readonly description: string;
  readonly evidence: readonly Evidence[];
  /** What nobody has seen, and the stand-in had to assume. */
  readonly guesses: readonly string[];
}

/** A page with a composer of posts: the extension must be at home there. */
export interface ComposerStandIn extends Entry {
  readonly kind: 'composer';
  readonly engine: 'tiptap' | 'quill' | 'draft';
  /** Whether the composer is there once the page is, or `window.standIn.openComposer()` is needed. */
  readonly opens: 'itself' | 'asked';
  /** Playwright selectors; CSS ones pierce the open shadow root. */
  readonly editor: string;
  readonly postButton: string;
  readonly toast: string;
  readonly permalink: string;
}

/** A page with other fields for text: the extension must do nothing there. */
export interface BystanderStandIn extends Entry {
  readonly kind: 'bystander';
  /** Selectors of the fields to focus. */
  readonly fields: readonly [string, ...string[]];
}

/** Any page of the table. */
export type StandInEntry = ComposerStandIn | BystanderStandIn;

const classic = {
  kind: 'composer',
  engine: 'quill',
  editor: '.share-box-v2__modal .ql-editor',
  postButton: 'button.share-actions__primary-action',
  toast: '.artdeco-toast-item',
  permalink: 'a.artdeco-toast-item__cta',
} as const;

const draft = {
  network: 'x',
  kind: 'composer',
  engine: 'draft',
  toast: '[data-testid="toast"]',
  permalink: '[data-testid="toast"] a[href*="/status/"]',
} as const;

/** Every composer that stands in for a real one. */
export const composerStandIns: readonly ComposerStandIn[] = [
  {
    id: 'linkedin-new',
    network: 'linkedin',
    kind: 'composer',
    engine: 'tiptap',
    opens: 'asked',
    urls: [
      'https://www.linkedin.com/feed/?composer=new',
      'https://www.linkedin.com/sharing/compose',
      'https://www.linkedin.com/feed/?shareActive=true',
    ],
    editor: '[componentkey="ShareBox_textEditor"]',
    postButton: 'dialog [data-sdui-screen$="sharing.ShareCompose"] button:not(:has(svg))',
    toast: '[role="alert"]',
    permalink: '[role="alert"] a[href*="urn:li:share:"]',
    description: 'New member composer: TipTap 3 in a modal native dialog, hashed class names.',
    evidence: [
      { fact: 'dialog, SDUI screen, wrapper, component key, role of the editor', section: '1a' },
      { fact: 'text-only localised Post button, dead while empty; icon ids', section: '1a, 1d' },
      {
        fact: 'placeholder dialog replaced after about 500 ms; body[data-rehydrated]',
        section: '1a',
      },
      {
        fact: 'launcher with an inert label beside #shareboxProfilePictureComponentRef',
        section: '1a',
      },
      { fact: 'preview card replaces the Media control; draft restored on opening', section: '1a' },
      {
        fact: 'schedule round trip rebuilds the editor and loses what was inserted',
        section: '1a',
      },
      { fact: 'a pending @name is a .suggestion decoration, a mention a node', section: '1a' },
      { fact: 'toast with role and link; route of the publication call', section: '1e' },
    ],
    guesses: [
      'TipTap 3 (2 is as likely) with paragraphs, hard breaks and undo only',
      'sduiid of the publication call and the shape of its answer',
      'toast in the top layer (popover), its markup beyond role and link; the refusal’s wording',
      'keep-draft question as a second modal dialog; French wording',
      'caret after a restored draft; Post alive 60 ms after text',
      'Trusted Types enforced here as on classic pages',
    ],
  },
  {
    ...classic,
    id: 'linkedin-classic',
    network: 'linkedin',
    opens: 'asked',
    urls: ['https://www.linkedin.com/feed/?composer=classic'],
    description: 'Classic composer: Quill 1.3.7 in the open shadow root of #interop-outlet.',
    evidence: [
      {
        fact: 'shadow host without height, open root; modal, editor and button names',
        section: '1b',
      },
      { fact: 'decoy .ql-editor in the light DOM; focus trap', section: '1b' },
      { fact: 'default Trusted Types policy', section: '1b' },
      { fact: 'window.getSelection() is useless there', section: '1b' },
      { fact: 'artdeco toast and its link; publication call', section: '1e' },
    ],
    guesses: [
      'Quill taught to find its caret in the shadow root (`quill=published` leaves it as on npm)',
      '`__quill` reachable (`handle=hidden` takes it away); the sources disagree',
      'the policy lets every HTML string through and no script',
      'toast in the same shadow root as the modal; no mention typeahead; no Post settings step',
    ],
  },
  {
    ...classic,
    id: 'linkedin-admin',
    network: 'linkedin',
    opens: 'itself',
    urls: ['https://www.linkedin.com/company/1/admin/page-posts/published/?share=true'],
    description: 'Company page composer: the classic modal in the light DOM, author is the page.',
    evidence: [
      { fact: 'address; classic Quill modal, not ShareBox_textEditor', section: '1b, 1c' },
      { fact: 'artdeco toast and its link', section: '1e' },
    ],
    guesses: ['#artdeco-modal-outlet as the place of the modal', 'the page around it'],
  },
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
    ],
    guesses: [
      'Draft.js as published on npm (X ships its own build)',
      'Enter takes the first @ suggestion, not a # one; every query finds something',
      'aria attributes of the editor; tools besides media',
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
    ],
    guesses: [
      'a refusal leaves the modal open (X may close it)',
      'focus trap; save-or-discard sheet inside the dialog',
      'no threads, no media, no scheduling',
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
];

/** Every field that must be left alone. */
export const bystanderStandIns: readonly BystanderStandIn[] = [
  {
    id: 'linkedin-feed-fields',
    network: 'linkedin',
    kind: 'bystander',
    urls: ['https://www.linkedin.com/feed/', 'https://www.linkedin.com/feed/?composer=classic'],
    fields: ['[componentkey^="commentBox-"] [role="textbox"]', 'header input'],
    description:
      'Comment box of the feed (TipTap, same wrapper as the composer) and the search box.',
    evidence: [{ fact: 'wrapper, componentkey^="commentBox-", label', section: '1c' }],
    guesses: ['engine settings; search box markup'],
  },
  {
    id: 'linkedin-post-comments',
    network: 'linkedin',
    kind: 'bystander',
    urls: ['https://www.linkedin.com/feed/update/urn:li:activity:7456687142652772352/'],
    fields: [
      '.comments-comment-box >> nth=0 >> .ql-editor',
      '.comments-comment-box >> nth=1 >> .ql-editor',
    ],
    description: 'Comment boxes of a single post (Quill), one labelled as the post composer is.',
    evidence: [{ fact: 'classes, late Submit button, misleading label', section: '1c' }],
    guesses: ['two boxes on one page'],
  },
  {
    id: 'linkedin-messaging',
    network: 'linkedin',
    kind: 'bystander',
    urls: ['https://www.linkedin.com/messaging/thread/2-abc/'],
    fields: ['.msg-form__contenteditable', 'header input'],
    description: 'Message form; its twin sits in the shadow root of every feed page.',
    evidence: [{ fact: '.msg-form__contenteditable, maybe in the shadow root', section: '1c' }],
    guesses: ['a bare contenteditable without an engine'],
  },
  {
    id: 'linkedin-article',
    network: 'linkedin',
    kind: 'bystander',
    urls: ['https://www.linkedin.com/article/new/'],
    fields: ['.ProseMirror', 'textarea.article-editor-headline__textarea'],
    description: 'Article editor: a ProseMirror body and a textarea for the title.',
    evidence: [{ fact: 'address, title, body', section: '1c' }],
    guesses: ['TipTap as the ProseMirror'],
  },
  {
    id: 'x-messages',
    network: 'x',
    kind: 'bystander',
    urls: ['https://x.com/messages/1-2'],
    fields: ['[data-testid="dmComposerTextInput"]', '[data-testid="SearchBox_Search_Input"]'],
    description:
      'Message box: the same engine as the composer’s, private text; and the search box.',
    evidence: [{ fact: 'must not be attached to', section: '7' }],
    guesses: ['test ids, Draft.js'],
  },
  {
    id: 'x-profile',
    network: 'x',
    kind: 'bystander',
    urls: ['https://x.com/settings/profile'],
    fields: ['textarea[name="description"]', 'input[name="displayName"]'],
    description: 'Form of one’s own profile.',
    evidence: [{ fact: 'must not be attached to', section: '7' }],
    guesses: ['the whole page'],
  },
];

/** Options of a page as its query string carries them. */
export type StandInOptions = Partial<Omit<PageOptions, 'postDelayMs'> & { postDelay: number }>;

/** The address of a stand-in with options, on the real network's host. */
export function standInUrl(standIn: StandInEntry, options: StandInOptions = {}): string {
  const url = new URL(standIn.urls[0]);
  for (const [name, value] of Object.entries(options)) url.searchParams.set(name, String(value));
  return url.href;
}
