import type { WordingStep } from '../contract/event.ts';
import type { ScheduleEvidence, ShareOutcome } from '../messaging/page-messages.ts';

/**
 * Where a share stands after the insertion. `writing`: the text is in the composer; `posting`: Post was
 * activated; `leaving`: the text left the composer without Post that we saw; `ended`: told to the worker.
 */
export type PublicationState =
  | { stage: 'writing' }
  | { stage: 'posting'; post: Post; textGone: boolean; told: 'nothing' | 'refusal' | 'something' }
  | { stage: 'leaving' }
  | { stage: 'ended'; outcome: ShareOutcome };

/** What the composer showed when Post was activated; `wording` is null if the text could not be read. */
export interface Post {
  /** Our link was still in the text. */
  withLink: boolean;
  /** The network was to keep the post for later. */
  timeSet: boolean;
  wording: WordingStep | null;
}

/**
 * What can be seen in the page. `toast`: a new one with a permalink; `scheduled-toast`: one that leads to the
 * scheduled posts; `refusal-toast`: one marked as a failure; `other-toast`: one that says none of this; `text-back`:
 * the link stands in the composer again; `replaced`: the same link was put in once more; `post-elsewhere`: Post was
 * activated in another composer; `time-up`: this stage
 * waited enough.
 */
export type PublicationSign =
  | { type: 'post-activated'; post: Post }
  | { type: 'toast'; permalink: string }
  | { type: 'scheduled-toast' }
  | { type: 'refusal-toast' }
  | { type: 'other-toast' }
  | { type: 'text-gone' }
  | { type: 'text-back' }
  | { type: 'replaced' }
  | { type: 'post-elsewhere' }
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
      return whileWriting(state, sign);
    case 'posting':
      return whilePosting(state, sign);
    case 'leaving':
      return whileLeaving(state, sign);
  }
}

function whileWriting(state: PublicationState, sign: PublicationSign): PublicationState {
  switch (sign.type) {
    case 'post-activated':
      return activatePost(sign.post);
    case 'text-gone':
      return { stage: 'leaving' };
    case 'replaced':
      return end({ state: 'abandoned' });
    // A toast now is somebody else's news.
    case 'toast':
    case 'scheduled-toast':
    case 'refusal-toast':
    case 'other-toast':
    case 'text-back':
    case 'post-elsewhere':
    case 'time-up':
      return state;
  }
}

function whileLeaving(state: PublicationState, sign: PublicationSign): PublicationState {
  switch (sign.type) {
    case 'post-activated':
      return activatePost(sign.post);
    case 'toast':
      return end({ state: 'published', permalink: sign.permalink, wording: null });
    case 'scheduled-toast':
      return end({ state: 'scheduled', evidence: 'scheduled-list', wording: null });
    case 'text-back':
      return { stage: 'writing' };
    // The next toast is that post's, not this one's.
    case 'post-elsewhere':
    case 'replaced':
    case 'time-up':
      return end({ state: 'abandoned' });
    case 'refusal-toast':
    case 'other-toast':
    case 'text-gone':
      return state;
  }
}

/** Without our link, what the person posts is theirs alone. */
function activatePost(post: Post): PublicationState {
  return post.withLink
    ? { stage: 'posting', post, textGone: false, told: 'nothing' }
    : end({ state: 'abandoned' });
}

function whilePosting(state: Posting, sign: PublicationSign): PublicationState {
  const { wording, timeSet } = state.post;
  switch (sign.type) {
    case 'toast':
      // A scheduled post has an address already, which nobody can read yet.
      return timeSet
        ? endScheduled(state, 'time-set')
        : end({ state: 'published', permalink: sign.permalink, wording });
    case 'scheduled-toast':
      return endScheduled(state, 'scheduled-list');
    case 'refusal-toast':
      return { ...state, told: 'refusal' };
    case 'other-toast':
      return settleSchedule({ ...state, told: 'something' });
    case 'text-gone':
      return settleSchedule({ ...state, textGone: true });
    case 'text-back':
      // The text stays where it is while the post is on its way, and comes back when posting failed.
      return state.textGone ? { stage: 'writing' } : state;
    case 'time-up':
      return state.textGone ? giveUpWaiting(state) : { stage: 'writing' };
    case 'post-activated':
    case 'post-elsewhere':
    case 'replaced':
      return state;
  }
}

/** The composer closed, a time was set and the network said something: nothing more will come. */
function settleSchedule(state: Posting): PublicationState {
  const settled = state.post.timeSet && state.textGone && state.told === 'something';
  return settled ? endScheduled(state, 'time-set') : state;
}

/** The composer closed after Post, and no toast said what became of it. */
function giveUpWaiting(state: Posting): PublicationState {
  const { told, post } = state;
  if (told === 'refusal') return end({ state: 'abandoned' });
  if (post.timeSet) return endScheduled(state, 'time-set');
  if (told === 'something') return end({ state: 'unclaimed' });
  return end({ state: 'probable', wording: post.wording });
}

function endScheduled({ post }: Posting, evidence: ScheduleEvidence): PublicationState {
  return end({ state: 'scheduled', evidence, wording: post.wording });
}

function end(outcome: ShareOutcome): PublicationState {
  return { stage: 'ended', outcome };
}

/** How long each stage waits before `time-up`, in milliseconds; media posts upload slowly. */
export const STAGE_LIMIT_MS = { posting: 60_000, leaving: 5_000 } as const;
