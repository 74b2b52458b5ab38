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
  readonly engine: 'tiptap' | 'quill' | 'draft' | 'lexical' | 'textarea';
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
