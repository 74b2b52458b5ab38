import type { BystanderStandIn } from './entry.ts';

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
