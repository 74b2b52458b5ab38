/**
 * What the interface was told, kept outside the browser, so that it outlives whatever is killed. An event counts as
 * recorded from the moment at which the worker's answer reached the page: that answer is what makes the button say so.
 */
export interface Ledger {
  /** Ids of events that were handed to the worker, answered or not. */
  readonly tried: Set<string>;
  /** Ids of events whose page was told that they are recorded. */
  readonly recorded: Set<string>;
  /** Ids of events that the endpoint refused and the popup showed: not delivered, and not lost. */
  readonly setAside: Set<string>;
  /** Clicks on the button, whose ids the interface does not show, and how many of them said that they are recorded. */
  readonly clicks: { made: number; recorded: number };
  /** Ids of the visits to short links that were answered with a redirect, and how many got no answer at all. */
  readonly visits: { answered: string[]; unanswered: number };
}

/** A ledger with nothing in it. */
export function openLedger(): Ledger {
  return {
    tried: new Set(),
    recorded: new Set(),
    setAside: new Set(),
    clicks: { made: 0, recorded: 0 },
    visits: { answered: [], unanswered: 0 },
  };
}
