/**
 * Where a share stands after the insertion. `writing`: the text is in the composer; `posting`: Post was
 * activated; `leaving`: the text left the composer without Post that we saw; `ended`: told to the worker.
 */
export type PublicationState =
  | { stage: 'writing' }
  | { stage: 'posting'; textGone: boolean }
  | { stage: 'leaving' }
  | { stage: 'ended'; outcome: PublicationOutcome };

/** How a share ended. Only the network's own new toast proves a publication. */
export type PublicationOutcome =
  | { state: 'published'; permalink: string }
  | { state: 'probable' }
  | { state: 'abandoned' };

/** What can be seen in the page. `text-back`: the link stands in the composer again; `time-up`: the wait of this stage is over. */
export type PublicationSign =
  | { type: 'post-activated' }
  | { type: 'toast'; permalink: string }
  | { type: 'text-gone' }
  | { type: 'text-back' }
  | { type: 'time-up' };

/** The next state. Pure; a sign that means nothing in a state changes nothing. */
export function nextPublicationState(
  state: PublicationState,
  sign: PublicationSign,
): PublicationState {
  if (state.stage === 'ended') return state;
  if (sign.type === 'toast') {
    // A toast without Post and with the text still there is somebody else's news.
    if (state.stage === 'writing') return state;
    return { stage: 'ended', outcome: { state: 'published', permalink: sign.permalink } };
  }
  switch (state.stage) {
    case 'writing':
      if (sign.type === 'post-activated') return { stage: 'posting', textGone: false };
      return sign.type === 'text-gone' ? { stage: 'leaving' } : state;
    case 'posting':
      if (sign.type === 'text-gone') return { stage: 'posting', textGone: true };
      // The text stays where it is while the post is on its way, and comes back when posting failed.
      if (sign.type === 'text-back') return state.textGone ? { stage: 'writing' } : state;
      if (sign.type !== 'time-up') return state;
      return state.textGone
        ? { stage: 'ended', outcome: { state: 'probable' } }
        : { stage: 'writing' };
    case 'leaving':
      if (sign.type === 'post-activated') return { stage: 'posting', textGone: true };
      if (sign.type === 'text-back') return { stage: 'writing' };
      return sign.type === 'time-up' ? { stage: 'ended', outcome: { state: 'abandoned' } } : state;
  }
}

/** How long each stage waits before `time-up`, in milliseconds; media posts upload slowly. */
export const STAGE_LIMIT_MS = { posting: 60_000, leaving: 5_000 } as const;
