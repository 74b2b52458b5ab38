import type { OwnResults } from '../../contract/results.ts';
import type { Context } from '../context.ts';
import { listPseudonyms } from '../enrolment/own-pseudonyms.ts';
import type { OwnCounts } from '../store/result-store.ts';
import { Tally } from './figures.ts';

/** What came of the shares of one person, told to that person. */
export async function makeOwnResults(context: Context, personId: string): Promise<OwnResults> {
  const { store, tenant } = context;
  const counts = await store.countOwn(tenant, await listPseudonyms(context, personId));
  const { shares, clicks, conversions } = counts;
  const itemIds = [...shares, ...clicks, ...conversions].map(({ itemId }) => itemId);
  return {
    total: addUp(counts, counts.people),
    items: [...new Set(itemIds)].toSorted().map((itemId) => {
      const ofItem = (row: { itemId: string }) => row.itemId === itemId;
      const own = clicks.filter(ofItem);
      const people = own.find((count) => count.class === 'person')?.people ?? 0;
      const parts = {
        shares: shares.filter(ofItem),
        clicks: own,
        conversions: conversions.filter(ofItem),
      };
      return { itemId, ...addUp(parts, people) };
    }),
  };
}

function addUp(
  { shares, clicks, conversions }: Omit<OwnCounts, 'people'>,
  people: number,
): OwnResults['total'] {
  const tally = new Tally();
  for (const { state, total } of shares) {
    const isOut = state === 'published' || state === 'probable';
    tally.addObserved({ inserted: total, ...(isOut && { [state]: total }) });
  }
  for (const { class: kind, total } of clicks) {
    tally.addObserved(kind === 'person' ? { clicks: total } : { setAside: total });
  }
  for (const { type, amountMinor, currency } of conversions) {
    const amount = amountMinor !== null && currency !== null ? { amountMinor, currency } : null;
    tally.addConversions(type, 1, amount);
  }
  tally.addObserved({ people });
  const { observed, confirmed } = tally.read();
  return { observed, confirmed };
}
