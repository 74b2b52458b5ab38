import type { Results, ResultsQuery } from '../../contract/results.ts';
import { PEOPLE_ERROR } from '../../domain/people-sketch.ts';
import type { Context } from '../context.ts';
import type { CreditRule } from '../store/result-store.ts';
import { addAllUp, addUp, type Facts } from './add-up.ts';
import { isMonthTold, makeTells, type Tells, tellsSpan } from './group-size.ts';
import { keysBy } from './keys.ts';
import { listMonths, monthOf } from './months.ts';

/** Most months that one answer adds up. */
const MONTHS_MAX = 36;

/** Why there are no results for a question. */
export type ResultsRefusal = 'backwards' | 'too-long';

/** The results of whole months, without those in which too few ambassadors were there. */
export async function makeResults(
  context: Context,
  query: ResultsQuery,
): Promise<Results | ResultsRefusal> {
  const { store, tenant, now, groupMin } = context;
  const { by, model, lookbackDays } = query;
  const to = query.to ?? query.from ?? monthOf(now());
  const from = query.from ?? to;
  const range = listMonths(from, to);
  if (range.length === 0) return 'backwards';
  if (range.length > MONTHS_MAX) return 'too-long';
  const presence = await store.listPresence(tenant);
  const items = await store.listItemLabels(tenant);
  const months = range.filter((month) => isMonthTold(month, presence, groupMin));
  const tells = makeTells(items, presence, groupMin);
  const rule = { model, lookbackDays };
  const facts = await readFacts(context, { months, rule, tells });
  const keysOf = keysBy(by, items);
  return {
    from,
    to,
    by,
    ...rule,
    groupMin,
    withheld: range.filter((month) => !months.includes(month)),
    peopleError: PEOPLE_ERROR,
    total: addAllUp(facts),
    rows: addUp(facts, keysOf).map(({ key, figures }) => ({ key, ...figures })),
  };
}

/** What may be told of these months. */
async function readFacts(
  { store, tenant }: Context,
  { months, rule, tells }: { months: readonly string[]; rule: CreditRule; tells: Tells },
): Promise<Facts> {
  const [shares, clicks, people, conversions, credits] = await Promise.all([
    store.sumShares(tenant, months),
    store.sumClicks(tenant, months),
    store.listPeople(tenant, months),
    store.sumConversions(tenant, months),
    store.sumCredits(tenant, months, rule),
  ]);
  return {
    shares: shares.filter(({ month, itemId }) => tells(month, itemId)),
    clicks: clicks.filter(({ month, itemId }) => tells(month, itemId)),
    people: people.filter(({ month, itemId }) => tells(month, itemId)),
    conversions: conversions.filter((span) => tellsSpan(span, tells)),
    credits: credits.filter((span) => tellsSpan(span, tells)),
  };
}
