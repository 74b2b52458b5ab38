import type {
  OutcomeDecision,
  OutcomePage,
  OutcomeQuery,
  OutcomeState,
  OwnOutcomes,
} from '../../contract/outcome.ts';
import type { Context } from '../context.ts';
import { listPseudonyms } from '../enrolment/own-pseudonyms.ts';
import { makeTells, type Tells } from '../results/group-size.ts';

/** Length of the month in a day: 2026-11. */
const MONTH_LENGTH = 7;

/** What an admin says of an outcome. */
export type Ruling = Exclude<OutcomeState, 'waiting'>;

/** What came of a ruling; the state is how the outcome stands if it was decided otherwise before. */
export type RulingAnswer =
  | { ok: true; decision: OutcomeDecision }
  | { ok: false; state: OutcomeState | null };

/**
 * A page of reported outcomes, which may hold fewer than asked for and still have a next one. Those of a month in which too few ambassadors were there are in none, nor is it said how
 * many they are: whoever confirmed them would know whose they are.
 */
export async function listReported(
  context: Context,
  { state, cursor, limit }: OutcomeQuery,
): Promise<OutcomePage> {
  const { store, tenant } = context;
  const tells = await readTells(context);
  const happened = await store.listOutcomeMonths(tenant);
  const months = happened.filter((one) => tells.month(one));
  const [month = '', reference = ''] = cursor?.split('.') ?? [];
  const after = cursor === undefined ? null : { month, reference };
  const found = await store.listOutcomes(tenant, { state, months, after, limit: limit + 1 });
  const read = found.slice(0, limit);
  const last = found.length > limit ? read.at(-1) : undefined;
  return {
    rows: read.filter((outcome) => tells.item(outcome.month, outcome.itemId)),
    nextCursor: last ? `${last.month}.${last.reference}` : null,
  };
}

/** Confirms or declines a reported outcome, once; the same ruling again changes nothing. */
export async function rule(
  context: Context,
  { reference, ruling, actor }: { reference: string; ruling: Ruling; actor: string },
): Promise<RulingAnswer> {
  const { store, tenant } = context;
  const outcome = await store.findOutcome(tenant, reference);
  if (!outcome) return { ok: false, state: null };
  const { kind, itemId, network, month } = outcome;
  const tells = await readTells(context);
  if (!tells.item(month, itemId)) return { ok: false, state: null };
  const now = context.now().toISOString();
  const state = await store.decideOutcome(tenant, {
    reference,
    state: ruling,
    now,
    audit: {
      at: now,
      actor,
      action: `outcome.${ruling}`,
      subject: reference,
      details: { kind, itemId, network, month },
    },
  });
  return state === ruling ? { ok: true, decision: { reference, state } } : { ok: false, state };
}

/** What one person reported and how it stands, told to that person. */
export async function listOwnReported(context: Context, personId: string): Promise<OwnOutcomes> {
  const { store, tenant } = context;
  const pseudonyms = await listPseudonyms(context, personId);
  const own = await store.listOwnOutcomes(tenant, pseudonyms);
  const tells = await readTells(context);
  return {
    outcomes: own.map((outcome) => {
      const isTold = tells.item(outcome.happenedOn.slice(0, MONTH_LENGTH), outcome.itemId);
      const isWithheld = outcome.state === 'waiting' && !isTold;
      return { ...outcome, state: isWithheld ? 'withheld' : outcome.state };
    }),
  };
}

/** Which months, and which items in them, the company may be shown anything of: none of which only totals are kept. */
async function readTells({ store, tenant, groupMin }: Context): Promise<Tells> {
  const presence = await store.listPresence(tenant);
  const rawFrom = await store.readRawFrom(tenant);
  const isKept = (month: string) => rawFrom === null || `${month}-01T00:00:00.000Z` >= rawFrom;
  const tells = makeTells(await store.listItemLabels(tenant), presence, groupMin);
  return {
    month: (month) => isKept(month) && tells.month(month),
    item: (month, itemId) => isKept(month) && tells.item(month, itemId),
  };
}
