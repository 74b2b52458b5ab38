import { TAKEN_MAX, TAKEN_MIN_SHARES, type TakenWording } from '../../contract/taken-wording.ts';
import { sketchVariant } from '../../domain/wording-sketch.ts';
import type { Context } from '../context.ts';
import { DAY_MS } from '../instants.ts';

/** For how long a wording counts as taken lately. */
const LATELY_MS = 30 * DAY_MS;
/** Feeds tell what was so at the last full hour, so that all processes say the same, and few polls bring a new one. */
const SNAPSHOT_MS = 60 * 60 * 1_000;
/** Numbers of shares that are told: the largest that was reached. */
const STEPS = [TAKEN_MIN_SHARES, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** The approved wordings that were taken lately, as one process knows them. */
export interface TakenWordings {
  read(): Promise<TakenWording[]>;
}

/** Opens them; the database is asked once an hour, by the first who wants to know. */
export function openTakenWordings(context: Context): TakenWordings {
  let known: { until: string; wordings: Promise<TakenWording[]> } | null = null;
  return {
    read() {
      const until = floorHour(context.now());
      if (known?.until === until) return known.wordings;
      const wordings = countTaken(context, until);
      const asked = { until, wordings };
      known = asked;
      // Who asks next tries again.
      wordings.catch(() => {
        if (known === asked) known = null;
      });
      return wordings;
    },
  };
}

async function countTaken({ store, tenant }: Context, until: string): Promise<TakenWording[]> {
  const from = new Date(Date.parse(until) - LATELY_MS).toISOString();
  const limits = { from, until, least: TAKEN_MIN_SHARES, most: TAKEN_MAX };
  const uses = await store.listWordingUses(tenant, limits);
  return uses.flatMap(({ item, variantId, shares }) => {
    const variant = item.variants.find(({ id }) => id === variantId);
    const sketch = variant ? sketchVariant(variant) : '';
    // A fact is meant to be said alike; a wording of nothing but a link has no words.
    if (sketch === '') return [];
    const reached = STEPS.findLast((step) => step <= shares) ?? TAKEN_MIN_SHARES;
    return [{ itemId: item.id, itemRevision: item.revision, variantId, sketch, shares: reached }];
  });
}

function floorHour(now: Date): string {
  return new Date(Math.floor(now.getTime() / SNAPSHOT_MS) * SNAPSHOT_MS).toISOString();
}
