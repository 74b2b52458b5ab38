import { findNetwork } from '../../networks/registry.ts';
import type { Context } from '../context.ts';
import { deriveLinkKeys, fitsCode, sealLink } from './link-code.ts';
import { countQuarters } from './quarter.ts';

/** What a short link is for; `ambassadorId` null for one without attribution. */
export interface LinkRequest {
  itemId: string;
  ambassadorId: string | null;
  network: string;
}

/** The code of a short link, or why there is none: `full` when its numbers have outgrown the code. */
export type CodeOutcome = { ok: true; code: string } | { ok: false; reason: 'unknown' | 'full' };

/**
 * Makes the code of a link, the same for the same request during a quarter. Item, ambassador and network are given a
 * number when they get their first link; the link itself leaves no trace.
 */
export async function makeLinkCode(context: Context, request: LinkRequest): Promise<CodeOutcome> {
  const { store, tenant } = context;
  const { itemId, ambassadorId, network } = request;
  const [item] = await store.findItems(tenant, [itemId]);
  if (!item || !findNetwork(network)) return { ok: false, reason: 'unknown' };
  const { secret } = await store.readTenant(tenant);
  const numberOf = async (kind: 'item' | 'ambassador' | 'network', subject: string) =>
    (await store.giveHandle(tenant, kind, subject)).handle;
  const link = {
    item: await numberOf('item', itemId),
    ambassador: ambassadorId === null ? 0 : await numberOf('ambassador', ambassadorId),
    network: await numberOf('network', network),
    quarter: countQuarters(context.now()),
  };
  if (!fitsCode(link)) return { ok: false, reason: 'full' };
  return { ok: true, code: sealLink(deriveLinkKeys(secret, tenant), link) };
}
