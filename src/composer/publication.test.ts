import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextPublicationState,
  type Post,
  type PublicationSign,
  type PublicationState,
} from './publication.ts';

const permalink = 'https://x.com/i/status/1';
const post: Post = { withLink: true, timeSet: false, wording: 'touched' };
const scheduling: PublicationSign = { type: 'post-activated', post: { ...post, timeSet: true } };
const toast: PublicationSign = { type: 'toast', permalink };

function follow(...types: (PublicationSign['type'] | PublicationSign)[]): PublicationState {
  const signs = types.map((sign) =>
    typeof sign === 'string' ? ({ type: sign, post } as PublicationSign) : sign,
  );
  return signs.reduce(nextPublicationState, { stage: 'writing' });
}

describe('the life of a share after its insertion', () => {
  it('is published when a new toast follows Post', () => {
    expect(follow('post-activated', 'text-gone', toast)).toEqual({
      stage: 'ended',
      outcome: { state: 'published', permalink, wording: 'touched' },
    });
  });

  it('is published when the toast comes before the composer closes', () => {
    expect(follow('post-activated', toast)).toMatchObject({ outcome: { state: 'published' } });
  });

  it('is published by a toast even if Post was activated in a way we did not see', () => {
    expect(follow('text-gone', toast)).toMatchObject({
      outcome: { state: 'published', wording: null },
    });
  });

  it('is abandoned when the text left without Post and another composer posts, whose toast it is then', () => {
    expect(follow('text-gone', 'post-elsewhere', toast)).toMatchObject({
      outcome: { state: 'abandoned' },
    });
    expect(follow('post-elsewhere', 'post-activated', toast)).toMatchObject({
      outcome: { state: 'published' },
    });
  });

  it('takes a toast while the person is still writing for somebody else’s news', () => {
    expect(follow(toast)).toEqual({ stage: 'writing' });
  });

  it('is probable when the composer closed after Post and no toast came', () => {
    expect(follow('post-activated', 'text-gone', 'time-up')).toMatchObject({
      outcome: { state: 'probable' },
    });
  });

  it('goes back to writing when Post left the text where it was', () => {
    expect(follow('post-activated', 'text-back', 'time-up')).toEqual({ stage: 'writing' });
  });

  it('goes back to writing when the network returns the text after a failure', () => {
    expect(follow('post-activated', 'text-gone', 'text-back')).toEqual({ stage: 'writing' });
  });

  it('is abandoned when the person took our link out before posting, whatever is published then', () => {
    const without: PublicationSign = { type: 'post-activated', post: { ...post, withLink: false } };
    expect(follow(without, 'text-gone', toast)).toMatchObject({ outcome: { state: 'abandoned' } });
    expect(follow('text-gone', without, toast)).toMatchObject({ outcome: { state: 'abandoned' } });
  });

  it('is scheduled as soon as the composer closes with a time set and the network says something', () => {
    const scheduled = { state: 'scheduled', evidence: 'time-set', wording: 'touched' };
    for (const signs of [
      ['text-gone', 'other-toast'],
      ['other-toast', 'text-gone'],
      ['text-gone', 'time-up'],
    ] as const) {
      expect(follow(scheduling, ...signs)).toMatchObject({ outcome: scheduled });
    }
  });

  it('is scheduled when a toast leads to the scheduled posts, whatever else was seen', () => {
    for (const signs of [
      ['post-activated', 'scheduled-toast'],
      ['text-gone', 'scheduled-toast'],
    ] as const) {
      expect(follow(...signs)).toMatchObject({
        outcome: { state: 'scheduled', evidence: 'scheduled-list' },
      });
    }
  });

  it('is not published by the address that a scheduled post has already', () => {
    expect(follow(scheduling, 'text-gone', toast)).toMatchObject({
      outcome: { state: 'scheduled' },
    });
  });

  it('is abandoned when the network refused it and kept nothing', () => {
    expect(follow('post-activated', 'text-gone', 'refusal-toast', 'time-up')).toMatchObject({
      outcome: { state: 'abandoned' },
    });
    expect(follow(scheduling, 'refusal-toast', 'text-gone', 'time-up')).toMatchObject({
      outcome: { state: 'abandoned' },
    });
  });

  it('goes back to writing when the network refused it and left the text', () => {
    expect(follow('post-activated', 'refusal-toast', 'time-up')).toEqual({ stage: 'writing' });
  });

  it('gives way when the same link is put in once more', () => {
    expect(follow('replaced')).toMatchObject({ outcome: { state: 'abandoned' } });
    expect(follow('text-gone', 'replaced')).toMatchObject({ outcome: { state: 'abandoned' } });
    expect(follow('post-activated', 'replaced', toast)).toMatchObject({
      outcome: { state: 'published' },
    });
  });

  it('is not claimed when the network says something else after Post', () => {
    expect(follow('post-activated', 'text-gone', 'other-toast', 'time-up')).toMatchObject({
      outcome: { state: 'unclaimed' },
    });
  });

  it('is published all the same when its toast follows another one', () => {
    expect(follow('post-activated', 'other-toast', 'text-gone', toast)).toMatchObject({
      outcome: { state: 'published' },
    });
  });

  it('is abandoned when the text left the composer without Post', () => {
    expect(follow('text-gone', 'time-up')).toMatchObject({ outcome: { state: 'abandoned' } });
  });

  it('is not abandoned when the text comes back in time', () => {
    expect(follow('text-gone', 'text-back')).toEqual({ stage: 'writing' });
  });

  const signs = fc.array(
    fc.oneof(
      fc.constantFrom<PublicationSign>(
        { type: 'post-activated', post },
        { type: 'post-activated', post: { ...post, withLink: false } },
        scheduling,
        { type: 'scheduled-toast' },
        { type: 'refusal-toast' },
        { type: 'other-toast' },
        { type: 'replaced' },
        { type: 'text-gone' },
        { type: 'text-back' },
        { type: 'time-up' },
      ),
      fc.constant(toast),
    ),
  );

  it('is never published after Post was activated with a time set, unless the text came back', () => {
    fc.assert(
      fc.property(signs, (list) => {
        const calm = list.filter(({ type }) => type !== 'text-back' && type !== 'time-up');
        const state = [scheduling, ...calm].reduce(nextPublicationState, { stage: 'writing' });
        if (state.stage === 'ended') expect(state.outcome.state).toBe('scheduled');
      }),
    );
  });

  it('never changes once it has ended, and claims a publication for a toast only', () => {
    fc.assert(
      fc.property(signs, (list) => {
        let ended: PublicationState | null = null;
        let state: PublicationState = { stage: 'writing' };
        for (const sign of list) {
          const next = nextPublicationState(state, sign);
          if (ended) expect(next).toBe(ended);
          else if (next.stage === 'ended') {
            ended = next;
            if (next.outcome.state === 'published') expect(sign.type).toBe('toast');
          }
          state = next;
        }
      }),
    );
  });
});
