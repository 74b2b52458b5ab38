import type { ComposerStandIn } from './entry.ts';

const classic = {
  kind: 'composer',
  engine: 'quill',
  editor: '.share-box-v2__modal .ql-editor',
  postButton: 'button.share-actions__primary-action',
  toast: '.artdeco-toast-item',
  permalink: 'a.artdeco-toast-item__cta',
} as const;

const fresh = {
  network: 'linkedin',
  kind: 'composer',
  engine: 'tiptap',
  opens: 'asked',
  editor: '[componentkey="ShareBox_textEditor"]',
  postButton: 'dialog [data-sdui-screen$="sharing.ShareCompose"] button:not(:has(svg))',
  toast: '[role="alert"]',
  permalink: '[role="alert"] a[href*="urn:li:share:"]',
} as const;

/** LinkedIn's composers. */
export const linkedinComposers: readonly ComposerStandIn[] = [
  {
    ...fresh,
    id: 'linkedin-new',
    urls: [
      'https://www.linkedin.com/feed/?composer=new',
      'https://www.linkedin.com/sharing/compose',
      'https://www.linkedin.com/feed/?shareActive=true',
    ],
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
        fact: 'schedule round trip and attached picture rebuild the editor and lose what was inserted',
        section: '1a',
      },
      { fact: 'a pending @name is a .suggestion decoration, a mention a node', section: '1a' },
      { fact: 'toast with role and link; route of the publication call', section: '1e' },
    ],
    guesses: [
      'TipTap 3 (2 is as likely) with paragraphs, hard breaks and undo only',
      'sduiid of the publication call and the shape of its answer',
      'toast in the top layer (popover), its markup beyond role and link; the refusal’s wording',
      'keep-draft question as a second modal dialog; picture screen; wording',
      'caret after a restored draft; Post alive 60 ms after text',
      'Trusted Types enforced here as on classic pages',
    ],
  },
  {
    ...fresh,
    id: 'linkedin-tiptap2',
    urls: ['https://www.linkedin.com/feed/?composer=new&engine=tiptap2'],
    description: 'The new member composer on TipTap 2.27 instead of 3.34.',
    evidence: [{ fact: 'TipTap of an unknown version; both expose dom.editor', section: '1a' }],
    guesses: ['document, paragraph, text, hard break and history only, written after 2.x’s own'],
  },
  {
    ...classic,
    id: 'linkedin-classic',
    network: 'linkedin',
    opens: 'asked',
    urls: [
      'https://www.linkedin.com/feed/?composer=classic',
      'https://www.linkedin.com/groups/12345678/?composer=classic',
    ],
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
      { fact: 'a group opens the same modal (nothing dated after 2025)', section: '1c' },
    ],
    guesses: [
      'a group’s page around the modal; the original in a repost with thoughts, and its class',
      'Quill taught to find its caret in the shadow root (`quill=published` leaves it as on npm)',
      '`__quill` reachable (`handle=hidden` takes it away); the sources disagree',
      'the policy lets every HTML string through and no script',
      'toast in the same shadow root as the modal; no mention typeahead; look of Post settings',
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
];
