import type { Choice } from '../domain/choice.ts';
import type { InsertHereOutcome } from './extension-messages.ts';

/** Under this symbol the scripts in a page keep what they share, in an isolated world that the page can't see. */
export const PAGE_HANDLE = 'portevoix.page';

/** What the worker needs of it when it runs a function in that world. */
export interface PageHandle {
  /** The editor of the composer that had the focus last. */
  last?: HTMLElement;
  /** True if the focus is in an editor where a composer is expected, and no recipe fits it. */
  meetsStranger?(): boolean;
  /** What the composer part says, by its keys, in the person's language. */
  words?: Readonly<Record<string, string>>;
  part?: { insertHere(choice: Choice): Promise<InsertHereOutcome> };
}
