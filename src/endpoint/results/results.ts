import type { Results, ResultsQuery } from '../../contract/results.ts';
import { PEOPLE_ERROR } from '../../domain/people-sketch.ts';
import type { Context } from '../context.ts';
import type { CreditRule } from '../store/result-store.ts';
import { addAllUp, addUp, type Facts } from './add-up.ts';
import { isMonthTold } from './group-size.ts';
import { keysBy } from './keys.ts';
import { listMonths, monthOf } from './months.ts';
import { readPeople } from './people-by.ts';

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
  const isTold = (month: string) => isMonthTold(month, presence, groupMin);
  const months = range.filter(isTold);
  const rule = { model, lookbackDays };
  const facts = await readFacts(context, { months, rule, isTold });
  const keysOf = keysBy(by, await store.listItemLabels(tenant));
  const people = await readPeople(context, { months, by, keysOf });
  return {
    from,
    to,
    by,
    ...rule,
    groupMin,
    withheld: range.filter((month) => !months.includes(month)),
    peopleError: PEOPLE_ERROR,
    total: addAllUp(facts, people.total),
    rows: addUp(facts, people.rows, keysOf).map(({ key, figures }) => ({ key, ...figures })),
  };
}

/** A conversion that says anything of a month which is not told is in no figure of any other month either. */
async function readFacts(
  { store, tenant }: Context,
  wanted: { months: readonly string[]; rule: CreditRule; isTold: (month: string) => boolean },
): Promise<Facts> {
  const { months, rule, isTold } = wanted;
  const [shares, clicks, conversions, credits] = await Promise.all([
    store.sumShares(tenant, months),
    store.sumClicks(tenant, months),
    store.sumConversions(tenant, months),
    store.sumCredits(tenant, months, rule),
  ]);
  const spans = new Map<string, boolean>();
  const isSpanTold = ({ since, month }: { since: string; month: string }) => {
    const told = spans.get(since + month) ?? listMonths(since, month).every(isTold);
    spans.set(since + month, told);
    return told;
  };
  return {
    shares,
    clicks,
    conversions: conversions.filter(isSpanTold),
    credits: credits.filter(isSpanTold),
  };
}
