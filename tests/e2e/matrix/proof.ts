import { test } from '@playwright/test';

/** What must hold of every way to share, in every composer. */
export const COLUMNS = [
  'inserted',
  'model equal',
  'existing text kept',
  'one undo',
  'published seen',
  'nothing elsewhere',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The ways to share, from the most to the least that they touch in a page. */
export const MODES = [
  'in-composer',
  'no-footprint: popup',
  'no-footprint: menu',
  'no-footprint: keyboard',
  'prefilled',
  'clipboard',
] as const;
export type Mode = (typeof MODES)[number];

/** A row of the table, in the browser of the test that runs: a composer, or all pages of a network, in one mode. */
export interface Row {
  /** Id of a composer, or of a network for `nothing elsewhere`. */
  composer: string;
  mode: Mode;
}

/** A fact that a passed test stands for. */
export interface Proof extends Row {
  column: Column;
}

/** Name of the annotations that carry proofs into the report of a run. */
export const PROOF = 'matrix';

/** Notes what was just asserted. Call it behind the assertions: what a failed test noted counts for nothing. */
export function prove(row: Row, ...columns: readonly Column[]): void {
  for (const column of columns) {
    const proof: Proof = { ...row, column };
    test.info().annotations.push({ type: PROOF, description: JSON.stringify(proof) });
  }
}
