import type {
  OutcomeDecision,
  OutcomePage,
  OutcomeQuery,
  OutcomeState,
  OwnOutcomes,
} from '../../contract/outcome.ts';
import type { Context } from '../context.ts';
import { listPseudonyms } from '../enrolment/own-pseudonyms.ts';
import { listToldMonths } from '../results/group-size.ts';

/** What an admin says of an outcome. */
export type Ruling = Exclude<OutcomeState, 'waiting'>;

/** What came of a ruling; the state is how the outcome stands if it was decided otherwise before. */
export type RulingAnswer =
  | { ok: true; decision: OutcomeDecision }
  | { ok: false; state: OutcomeState | null };

/**
 * A page of reported outcomes. Those of a month in which too few ambassadors were there are in none, nor is it said how
 * many they are: whoever confirmed them would know whose they are.
 */
export async function listReported(
  context: Context,
  { state, cursor, limit }: OutcomeQuery,
): Promise<OutcomePage> {
  const { store, tenant } = context;
  const months = await listShownMonths(context, await store.listOutcomeMonths(tenant));
  const [month = '', reference = ''] = cursor?.split('.') ?? [];
  const after = cursor === undefined ? null : { month, reference };
  const found = await store.listOutcomes(tenant, { state, months, after, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? `${last.month}.${last.reference}` : null };
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
  const [isShown] = await listShownMonths(context, [month]);
  if (!isShown) return { ok: false, state: null };
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
  const months = own.map(({ happenedOn }) => monthOfDay(happenedOn));
  const shown = new Set(await listShownMonths(context, [...new Set(months)]));
  return {
    outcomes: own.map((outcome) => {
      const isWithheld = outcome.state === 'waiting' && !shown.has(monthOfDay(outcome.happenedOn));
      return { ...outcome, state: isWithheld ? 'withheld' : outcome.state };
    }),
  };
}

/** The months in which so many were there that the company may see what somebody reported. */
async function listShownMonths(
  { store, tenant }: Context,
  months: readonly string[],
): Promise<string[]> {
  return listToldMonths(months, await store.listPresence(tenant));
}

const monthOfDay = (day: string) => day.slice(0, 7);
