import type { ProgrammeFigures } from '../../contract/programme-figures.ts';
import type { Results, ResultsQuery } from '../../contract/results.ts';
import { PEOPLE_ERROR } from '../../domain/people-sketch.ts';
import { valueFigures } from '../../domain/worth.ts';
import type { Context } from '../context.ts';
import type { CreditRule } from '../store/result-store.ts';
import { addAllUp, addUp, type Facts, type Group, inOneGroup } from './add-up.ts';
import { makeTells, type Tells, tellsSpan } from './group-size.ts';
import { keysBy } from './keys.ts';
import { listMonths, monthOf } from './months.ts';
import { countPeopleBy, type PeopleBy } from './people-by.ts';

/** Most months that one answer adds up. */
const MONTHS_MAX = 36;

const NOBODY: PeopleBy = new Map();

/** Why there are no results for a question. */
export type ResultsRefusal = 'backwards' | 'too-long';

/** What a row is valued by. */
interface WorthFrame {
  by: ResultsQuery['by'];
  all: Group;
  months: readonly string[];
  figures: ProgrammeFigures | null;
}

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
  const tells = makeTells(items, presence, groupMin);
  const months = range.filter(tells.month);
  const rule = { model, lookbackDays };
  const facts = await readFacts(context, { months, rule, tells });
  const keysOf = keysBy(by, items);
  const [peopleInAll = NOBODY, peopleBy = NOBODY] = await countPeopleBy(
    facts.clicks.filter(({ clicks }) => clicks > 0),
    [inOneGroup, keysOf],
    (groups) => store.countPeople(tenant, groups),
  );
  const { figures } = await store.readFigures(tenant);
  const all = addAllUp(facts, peopleInAll);
  // Nothing is paid yet for what is to come.
  const past = months.filter((month) => month <= monthOf(now()));
  return {
    from,
    to,
    by,
    ...rule,
    groupMin,
    withheld: range.filter((month) => !months.includes(month)),
    peopleError: PEOPLE_ERROR,
    total: all.figures,
    worth: valueFigures({ ...askWorth(all), months: past }, figures),
    rows: addUp(facts, keysOf, peopleBy).map((group) => ({
      key: group.key,
      ...group.figures,
      worth: valueRow(group, { by, all, months: past, figures }),
    })),
  };
}

const askWorth = ({ figures: { observed }, conversions }: Group) => ({
  conversions,
  clicks: observed.clicks,
  shares: observed.inserted,
});

/** A month has its own licence; any other row a part of the whole, by its shares. */
function valueRow(
  row: Group,
  { by, all, months, figures }: WorthFrame,
): Results['rows'][number]['worth'] {
  if (by === 'composer') return null;
  if (by === 'month') {
    const own = months.filter((month) => month === row.key);
    return valueFigures({ ...askWorth(row), months: own }, figures);
  }
  const sharesInAll = all.figures.observed.inserted;
  return valueFigures({ ...askWorth(row), months, sharesInAll }, figures);
}

/** What may be told of these months. */
async function readFacts(
  { store, tenant }: Context,
  { months, rule, tells }: { months: readonly string[]; rule: CreditRule; tells: Tells },
): Promise<Facts> {
  const [shares, clicks, conversions, credits] = await Promise.all([
    store.sumShares(tenant, months),
    store.sumClicks(tenant, months),
    store.sumConversions(tenant, months),
    store.sumCredits(tenant, months, rule),
  ]);
  return {
    shares: shares.filter(({ month, itemId }) => tells.item(month, itemId)),
    clicks: clicks.filter(({ month, itemId }) => tells.item(month, itemId)),
    conversions: conversions.filter((span) => tellsSpan(span, tells)),
    credits: credits.filter((span) => tellsSpan(span, tells)),
  };
}
