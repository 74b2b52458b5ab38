import type { FeedLinks } from '../../contract/link.ts';
import { findNetwork, networks } from '../../networks/registry.ts';
import type { Context } from '../context.ts';
import type { HandleKind } from '../store/link-store.ts';
import { deriveLinkKeys, fitsCode, MOST_AMBASSADORS, sealLink } from './link-code.ts';
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

/** Codes by item and network, as a feed carries them. */
export type LinkCodes = FeedLinks['codes'];

/**
 * Makes the codes of many items for one ambassador, on every network: theirs and one without attribution. Items that have
 * no number yet get one; those whose numbers have no room are left out, and keep their long links.
 */
export async function makeLinkCodes(
  context: Context,
  { itemIds, ambassadorId }: { itemIds: readonly string[]; ambassadorId: string },
): Promise<LinkCodes> {
  const { store, tenant } = context;
  const { secret } = await store.readTenant(tenant);
  const keys = deriveLinkKeys(secret, tenant);
  const quarter = countQuarters(context.now());
  // Ambassadors are many: the one who asks is looked up alone.
  const known = await store.listHandles(tenant, {
    item: 0,
    ambassador: MOST_AMBASSADORS,
    network: 0,
  });
  const handles = new Map(known.map(({ kind, subject, handle }) => [`${kind} ${subject}`, handle]));
  const numberOf = async (kind: HandleKind, subject: string) =>
    handles.get(`${kind} ${subject}`) ?? (await store.giveHandle(tenant, kind, subject)).handle;
  const ambassador = await numberOf('ambassador', ambassadorId);
  const codes: LinkCodes = {};
  for (const itemId of itemIds) {
    const item = await numberOf('item', itemId);
    const byNetwork: LinkCodes[string] = {};
    for (const { id } of networks) {
      const own = { item, ambassador, network: await numberOf('network', id), quarter };
      const anonymous = { ...own, ambassador: 0 };
      if (!fitsCode(own)) continue;
      byNetwork[id] = { own: sealLink(keys, own), anonymous: sealLink(keys, anonymous) };
      handles.set(`network ${id}`, own.network);
    }
    codes[itemId] = byNetwork;
  }
  return codes;
}
