import type { Column, Mode } from './proof.ts';

/** Cells that no test proves, and since when and why. One that a test does prove is stale, and fails the run. */
export interface Exception {
  modes: readonly Mode[];
  columns: readonly Column[];
  /** Ids of composers; without them, all. */
  composers?: readonly string[];
  browser?: 'chromium' | 'firefox';
  since: string;
  why: string;
}

export const exceptions: readonly Exception[] = [
  {
    modes: ['prefilled', 'clipboard'],
    columns: ['published seen'],
    since: '2026-11-23',
    why: 'By design: in these two modes nothing looks at the network’s page; the share stays “inserted”.',
  },
  {
    modes: ['prefilled'],
    columns: ['existing text kept', 'one undo'],
    since: '2026-11-23',
    why: 'The network itself opens a new composer with the text in it: there is nothing to keep or to undo.',
  },
  {
    modes: ['prefilled'],
    columns: ['inserted', 'model equal'],
    composers: ['linkedin-admin', 'x-inline', 'x-reply', 'x-lexical-inline'],
    since: '2026-11-23',
    why: 'The network’s own address for a text opens its main composer, never this one.',
  },
  {
    modes: ['clipboard'],
    columns: ['existing text kept', 'one undo'],
    since: '2026-11-23',
    why: 'The person pastes; caret and undo are their editor’s own.',
  },
  {
    modes: ['clipboard'],
    columns: ['model equal'],
    composers: ['linkedin-new', 'linkedin-tiptap2'],
    since: '2026-11-23',
    why: 'TipTap’s own paste drops the blank lines of a plain text, whoever copied it.',
  },
];
