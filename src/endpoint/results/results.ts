import type { OwnResults, Results, ResultsQuery } from '../../contract/results.ts';
import type { Context } from '../context.ts';
import { listPseudonyms } from '../enrolment/own-pseudonyms.ts';
import type { Period, Whose } from '../store/result-store.ts';
import { addAllUp, addUp, type Facts } from './add-up.ts';
import { GROUP_MIN, listToldMonths } from './group-size.ts';
import { keysBy } from './keys.ts';
import { listMonths, monthOf, periodOf } from './months.ts';

/** Most months that one answer adds up. */
const MONTHS_MAX = 36;
/** From before anything was shared until after all of it. */
const EVER: Period = { from: '1970-01-01T00:00:00.000Z', to: '9999-12-31T23:59:59.999Z' };
/** Own results show no modelled figures: any rule does. */
const ANY_RULE = { model: 'last', lookbackDays: 1 } as const;

/** Why there are no results for a question. */
export type ResultsRefusal = 'backwards' | 'too-long';

/** The results of whole months, without those in which too few ambassadors were there. */
export async function makeResults(
  context: Context,
  query: ResultsQuery,
): Promise<Results | ResultsRefusal> {
  const { store, tenant, now } = context;
  const { by, model, lookbackDays } = query;
  const to = query.to ?? query.from ?? monthOf(now());
  const from = query.from ?? to;
  const months = listMonths(from, to);
  if (months.length === 0) return 'backwards';
  if (months.length > MONTHS_MAX) return 'too-long';
  const told = new Set(listToldMonths(months, await store.listPresence(tenant)));
  const facts = await readFacts(context, periodOf(from, to), 'everybody');
  const shown: Facts = {
    shares: facts.shares.filter(({ month }) => told.has(month)),
    clicks: facts.clicks.filter(({ month }) => told.has(month)),
    conversions: facts.conversions.filter(({ occurredAt }) =>
      told.has(monthOf(new Date(occurredAt))),
    ),
  };
  const rule = { model, lookbackDays };
  const groups = addUp(shown, keysBy(by, await store.listItemLabels(tenant)), rule);
  return {
    from,
    to,
    by,
    ...rule,
    groupMin: GROUP_MIN,
    withheld: months.filter((month) => !told.has(month)),
    total: addAllUp(shown, rule),
    rows: groups.map(({ key, figures }) => ({ key, ...figures })),
  };
}

/** What came of the shares of one person, told to that person. */
export async function makeOwnResults(context: Context, personId: string): Promise<OwnResults> {
  const pseudonyms = await listPseudonyms(context, personId);
  const facts = await readFacts(context, EVER, { pseudonyms });
  const { observed, confirmed } = addAllUp(facts, ANY_RULE);
  const groups = addUp(facts, ({ itemId }) => [itemId], ANY_RULE);
  return {
    total: { observed, confirmed },
    items: groups.flatMap(({ key, figures }) =>
      key === null
        ? []
        : [{ itemId: key, observed: figures.observed, confirmed: figures.confirmed }],
    ),
  };
}

async function readFacts({ store, tenant }: Context, period: Period, whose: Whose): Promise<Facts> {
  const [shares, clicks, conversions] = await Promise.all([
    store.countSharesByMonth(tenant, period, whose),
    store.countClicksByMonth(tenant, period, whose),
    store.listConversions(tenant, period, whose),
  ]);
  return { shares, clicks, conversions };
}
