import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problems.ts';
import type { EndpointApp } from './zod-validation.ts';

/** Requests within {@link RATE_WINDOW_S} that one process answers, for each of those who ask. */
export interface Rates {
  /** Of one ambassador's device. */
  device: number;
  /** Of one member of the staff, or of one of the company's own systems, which sends conversions one by one. */
  staff: number;
  /** Of all of these together. */
  tenant: number;
}

/** Who a request counts for: who it comes from, or, without a good token, the address. */
export type RateParty = keyof Rates | 'address';

/** Counts requests. */
export interface RateLimits {
  /** Counts a request for these, and says in its headers what is left. Answers with 429 where it was too many. */
  count(
    request: FastifyRequest,
    reply: FastifyReply,
    parties: readonly RateParty[],
  ): Promise<FastifyReply | undefined>;
}

/** How long requests are counted for, in seconds. */
export const RATE_WINDOW_S = 300;
/** Without a token: a whole office behind one address enrols on one morning. */
const ADDRESS_REQUESTS = 3_000;
/** Tokens, and addresses, that are counted at once; of more, those that asked longest ago are forgotten. */
const COUNTED_MOST = 50_000;

const ADVICE: Record<RateParty, string> = {
  device: 'This device asked too often.',
  staff: 'This token was used too often.',
  tenant: 'All tokens of the company together were used too often.',
  address: 'This address asked too often without a valid token.',
};

/**
 * Opens the counters of one process. Where several serve a company, each counts by itself.
 *
 * @param familyOf the tokens of one device, as one name
 */
export async function openRateLimits(
  app: EndpointApp,
  rates: Rates,
  familyOf: (request: FastifyRequest) => string,
): Promise<RateLimits> {
  await app.register(rateLimit, { global: false, cache: COUNTED_MOST });
  const open = (max: number, keyGenerator?: (request: FastifyRequest) => string) =>
    app.createRateLimit({
      max,
      timeWindow: RATE_WINDOW_S * 1_000,
      ...(keyGenerator && { keyGenerator }),
    });
  const counters = {
    device: open(rates.device, familyOf),
    staff: open(rates.staff, familyOf),
    tenant: open(rates.tenant, () => 'tenant'),
    address: open(ADDRESS_REQUESTS),
  };
  return {
    async count(request, reply, parties) {
      const policies: string[] = [];
      const states: string[] = [];
      let over: { party: RateParty; seconds: number } | undefined;
      for (const party of parties) {
        const state = await counters[party](request);
        if (state.isAllowed) continue;
        const { max, remaining, ttlInSeconds: seconds, isExceeded } = state;
        policies.push(`"${party}";q=${max};w=${RATE_WINDOW_S}`);
        states.push(`"${party}";r=${remaining};t=${seconds}`);
        if (isExceeded && (!over || seconds > over.seconds)) over = { party, seconds };
      }
      // As draft-ietf-httpapi-ratelimit-headers-10 has them.
      reply.header('ratelimit-policy', policies.join(', '));
      reply.header('ratelimit', states.join(', '));
      if (!over) return undefined;
      reply.header('retry-after', over.seconds);
      const detail = `${ADVICE[over.party]} Ask again in ${over.seconds} seconds.`;
      return sendProblem(reply, { status: 429, detail });
    },
  };
}
