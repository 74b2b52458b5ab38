/** A post that a stand-in's own code really published, text taken from the editor's model. */
export interface StandInPost {
  /** Blocks joined with `\n`, as the model held them at the moment of posting. */
  readonly text: string;
  /** Absolute URL that the success toast links to. */
  readonly permalink: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What every stand-in offers to tests in the page's own world, as `window.standIn`. */
export interface StandIn {
  /**
   * Text of the focused composer's own MODEL, not its DOM; without focus, of the composer opened last.
   * Blocks are joined with `\n`; an empty or absent composer gives `''`.
   */
  model(): string;
  /** Composers mounted now (never comment boxes, messages, search…). */
  readonly composerCount: number;
  /** What was published since the page loaded, oldest first. */
  readonly posts: readonly StandInPost[];
  /** The page's own notable actions: `opened`, `changed`, `posted …`, `closed`, `error …`. */
  readonly events: readonly string[];
  /** Opens the composer as the launcher does and settles when its editor is mounted. */
  openComposer(): Promise<void>;
}

declare global {
  interface Window {
    /** Present on every stand-in page, absent anywhere else. */
    standIn: StandIn;
  }
}
