import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advanceWork,
  beginWork,
  type ItemWork,
  stageAt,
  type WorkAction,
} from './item-workflow.ts';

const actors = fc.constantFrom('ann', 'ben', 'cleo');
const deeds = fc.array(
  fc.record({
    action: fc.constantFrom<WorkAction>(
      'write',
      'submit',
      'return',
      'approve',
      'publish',
      'withdraw',
    ),
    actor: actors,
  }),
  { maxLength: 40 },
);

/** Everything that happened, what was refused left out: the item before and after each deed. */
function play(first: string, actions: readonly { action: WorkAction; actor: string }[]) {
  let work = beginWork(first);
  const history: { before: ItemWork; action: WorkAction; actor: string; after: ItemWork }[] = [];
  for (const deed of actions) {
    const outcome = advanceWork(work, deed);
    if (!outcome.ok) continue;
    history.push({ before: work, ...deed, after: outcome.work });
    work = outcome.work;
  }
  return history;
}

const each = (check: (history: ReturnType<typeof play>) => void) =>
  fc.assert(
    fc.property(actors, deeds, (first, actions) => check(play(first, actions))),
    {
      numRuns: 500,
    },
  );

const refusal = (work: ItemWork, action: WorkAction, actor: string) => {
  const outcome = advanceWork(work, { action, actor });
  return outcome.ok ? null : outcome.reason;
};

describe('an item on its way', () => {
  it('goes from draft to the feeds by two people', () => {
    const way = [
      { action: 'submit', actor: 'ann' },
      { action: 'approve', actor: 'ben' },
      { action: 'publish', actor: 'ann' },
    ] as const;
    expect(play('ann', way).at(-1)?.after).toEqual({
      stage: 'published',
      revision: 1,
      liveRevision: 1,
      hands: ['ann'],
    });
  });

  it('says why it goes no further', () => {
    const draft = beginWork('ann');
    expect(refusal(draft, 'approve', 'ben')).toBe('wrong-stage');
    expect(refusal(draft, 'publish', 'ann')).toBe('wrong-stage');
    expect(refusal(draft, 'withdraw', 'ann')).toBe('wrong-stage');
    const submitted: ItemWork = { ...draft, stage: 'submitted' };
    expect(refusal(submitted, 'approve', 'ann')).toBe('own-work');
    expect(refusal(submitted, 'approve', 'ben')).toBeNull();
  });

  it('is never in the feeds with words that somebody with a hand in them approved', () => {
    each((history) => {
      // Who wrote which revision since the last approval, told apart from the rule under test.
      let hands = new Set([history[0]?.before.hands[0]]);
      let approvedRevision = 0;
      let wasApproved = false;
      for (const { action, actor, after } of history) {
        if (action === 'write') {
          if (wasApproved) hands = new Set();
          wasApproved = false;
        }
        if (action === 'write' || action === 'submit') hands.add(actor);
        if (action === 'approve') {
          expect(hands.has(actor)).toBe(false);
          approvedRevision = after.revision;
          wasApproved = true;
        }
        if (action === 'publish') expect(after.liveRevision).toBe(approvedRevision);
      }
    });
  });

  it('never loses a revision, and never goes back to one', () => {
    each((history) => {
      for (const { before, action, after } of history) {
        expect(after.revision).toBe(before.revision + (action === 'write' ? 1 : 0));
        expect(after.liveRevision ?? 0).toBeLessThanOrEqual(after.revision);
      }
    });
  });

  it('changes what is in the feeds by publishing and withdrawing alone', () => {
    each((history) => {
      for (const { before, action, after } of history) {
        if (action === 'publish') expect(after.liveRevision).toBe(after.revision);
        else if (action === 'withdraw') expect(after.liveRevision).toBeNull();
        else expect(after.liveRevision).toBe(before.liveRevision);
      }
    });
  });

  it('is published exactly when its newest revision is in the feeds', () => {
    each((history) => {
      for (const { after } of history) {
        expect(after.stage === 'published').toBe(after.liveRevision === after.revision);
      }
    });
  });

  it('has expired from its date on, if it was published', () => {
    const expiresAt = '2026-12-01T00:00:00Z';
    const at = (instant: string) => ({ expiresAt, now: new Date(instant) });
    const published: Pick<ItemWork, 'stage'> = { stage: 'published' };
    expect(stageAt(published, at('2026-11-30T23:59:59.999Z'))).toBe('published');
    expect(stageAt(published, at(expiresAt))).toBe('expired');
    expect(stageAt({ stage: 'draft' }, at('2027-01-01T00:00:00Z'))).toBe('draft');
    expect(stageAt(published, { expiresAt: undefined, now: new Date() })).toBe('published');
  });
});
