/** Where the newest revision of an item stands. That it expired follows from its date: see {@link stageAt}. */
export type WorkStage = 'draft' | 'submitted' | 'approved' | 'published' | 'withdrawn';

/** An item on its way into the feeds. */
export interface ItemWork {
  stage: WorkStage;
  /** The newest revision; every writing makes another. */
  revision: number;
  /** The revision that is in the feeds, if one is: an older one while a newer is being worked on. */
  liveRevision: number | null;
  /** Who wrote or submitted anything of it since words were approved last: none of them may approve it. */
  hands: readonly string[];
}

/** What somebody does to an item. */
export type WorkAction = 'write' | 'submit' | 'return' | 'approve' | 'publish' | 'withdraw';

/** The item after an action; or why it can't be: it does not stand where that is possible, or it is the actor's own. */
export type WorkOutcome =
  | { ok: true; work: ItemWork }
  | { ok: false; reason: 'wrong-stage' | 'own-work' };

/** From which stage an action leads to which. */
const STEPS = {
  submit: ['draft', 'submitted'],
  return: ['submitted', 'draft'],
  approve: ['submitted', 'approved'],
  publish: ['approved', 'published'],
} as const;

const WRONG_STAGE: WorkOutcome = { ok: false, reason: 'wrong-stage' };

/** An item that somebody just wrote for the first time. */
export function beginWork(actor: string): ItemWork {
  return { stage: 'draft', revision: 1, liveRevision: null, hands: [actor] };
}

/**
 * What an action makes of an item: draft → submitted → approved, by somebody who had no hand in it → published →
 * withdrawn. Writing makes a new draft from wherever the item stands; what is in the feeds stays there meanwhile.
 */
export function advanceWork(
  work: ItemWork,
  { action, actor }: { action: WorkAction; actor: string },
): WorkOutcome {
  switch (action) {
    case 'write':
      return { ok: true, work: write(work, actor) };
    case 'withdraw':
      return withdraw(work);
    case 'submit':
      return step({ ...work, hands: addHand(work.hands, actor) }, action);
    case 'approve':
      if (work.stage === 'submitted' && work.hands.includes(actor)) {
        return { ok: false, reason: 'own-work' };
      }
      return step(work, action);
    case 'publish':
      return step({ ...work, liveRevision: work.revision }, action);
    case 'return':
      return step(work, action);
  }
}

/** Where an item stands at a moment: published until its date. */
export function stageAt(
  { stage }: Pick<ItemWork, 'stage'>,
  { expiresAt, now }: { expiresAt: string | undefined; now: Date },
): WorkStage | 'expired' {
  const isOver = expiresAt !== undefined && now >= new Date(expiresAt);
  return stage === 'published' && isOver ? 'expired' : stage;
}

function write(work: ItemWork, actor: string): ItemWork {
  // Words that were approved already are nobody's own any more; only what is written now needs other eyes.
  const isUnfinished = work.stage === 'draft' || work.stage === 'submitted';
  return {
    stage: 'draft',
    revision: work.revision + 1,
    liveRevision: work.liveRevision,
    hands: addHand(isUnfinished ? work.hands : [], actor),
  };
}

function withdraw(work: ItemWork): WorkOutcome {
  if (work.liveRevision === null) return WRONG_STAGE;
  const stage = work.stage === 'published' ? 'withdrawn' : work.stage;
  return { ok: true, work: { ...work, stage, liveRevision: null } };
}

function step(work: ItemWork, action: keyof typeof STEPS): WorkOutcome {
  const [from, to] = STEPS[action];
  return work.stage === from ? { ok: true, work: { ...work, stage: to } } : WRONG_STAGE;
}

function addHand(hands: readonly string[], actor: string): readonly string[] {
  return hands.includes(actor) ? hands : [...hands, actor];
}
