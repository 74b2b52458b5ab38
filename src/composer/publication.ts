import type { ShareOutcome } from '../messaging/page-messages.ts';

/**
 * Where a share stands after the insertion. `writing`: the text is in the composer; `posting`: Post was
 * activated; `leaving`: the text left the composer without Post that we saw; `ended`: told to the worker.
 */
export type PublicationState =
  | { stage: 'writing' }
  | { stage: 'posting'; textGone: boolean; toldOtherwise: boolean }
  | { stage: 'leaving' }
  | { stage: 'ended'; outcome: ShareOutcome };

/**
 * What can be seen in the page. `post-activated` says whether our link was still in the text; `other-toast`: a new
 * toast without a permalink; `text-back`: the link stands in the composer again; `time-up`: this stage waited enough.
 */
export type PublicationSign =
  | { type: 'post-activated'; withLink: boolean }
  | { type: 'toast'; permalink: string }
  | { type: 'other-toast' }
  | { type: 'text-gone' }
  | { type: 'text-back' }
  | { type: 'time-up' };

type Posting = Extract<PublicationState, { stage: 'posting' }>;

/** The next state. Pure; a sign that means nothing in a state changes nothing. */
export function nextPublicationState(
  state: PublicationState,
  sign: PublicationSign,
): PublicationState {
  switch (state.stage) {
    case 'ended':
      return state;
    case 'writing':
      if (sign.type === 'post-activated') return activatePost(sign.withLink);
      // A toast now is somebody else's news.
      return sign.type === 'text-gone' ? { stage: 'leaving' } : state;
    case 'posting':
      return whilePosting(state, sign);
    case 'leaving':
      if (sign.type === 'post-activated') return activatePost(sign.withLink);
      if (sign.type === 'toast') return endPublished(sign.permalink);
      if (sign.type === 'text-back') return { stage: 'writing' };
      return sign.type === 'time-up' ? { stage: 'ended', outcome: { state: 'abandoned' } } : state;
  }
}

/** Without our link, what the person posts is theirs alone. */
function activatePost(withLink: boolean): PublicationState {
  return withLink
    ? { stage: 'posting', textGone: false, toldOtherwise: false }
    : { stage: 'ended', outcome: { state: 'abandoned' } };
}

function whilePosting(state: Posting, sign: PublicationSign): PublicationState {
  switch (sign.type) {
    case 'toast':
      return endPublished(sign.permalink);
    case 'other-toast':
      return { ...state, toldOtherwise: true };
    case 'text-gone':
      return { ...state, textGone: true };
    case 'text-back':
      // The text stays where it is while the post is on its way, and comes back when posting failed.
      return state.textGone ? { stage: 'writing' } : state;
    case 'time-up':
      if (!state.textGone) return { stage: 'writing' };
      return {
        stage: 'ended',
        outcome: state.toldOtherwise
          ? { state: 'unclaimed' }
          : { state: 'probable', wording: null },
      };
    case 'post-activated':
      return state;
  }
}

function endPublished(permalink: string): PublicationState {
  return { stage: 'ended', outcome: { state: 'published', permalink, wording: null } };
}

/** How long each stage waits before `time-up`, in milliseconds; media posts upload slowly. */
export const STAGE_LIMIT_MS = { posting: 60_000, leaving: 5_000 } as const;
