import type { DatabaseSync } from 'node:sqlite';
import type { ShareLogFilter, ShareRow } from '../../../contract/share-log.ts';
import { toUtc } from '../../instants.ts';
import type { ShareSlice } from '../store.ts';
import { type Parameters, prepareQuery } from './database.ts';

interface Condition {
  sql: string;
  parameters: Parameters;
}

const SHARE_COLUMNS = `share_id as "shareId", state, network, composer, mode, share.item_id as "itemId",
  item_revision as "itemRevision", item_revision.title as "itemTitle", variant_id as "variantId", share.campaign,
  link, permalink, evidence, wording, pseudonym, inserted_at as "insertedAt", published_at as "publishedAt",
  received_at as "receivedAt", client_version as "clientVersion"`;

/** The share log as admins read it. Statements differ by filter, so they are prepared when asked. */
export function prepareShareLog(database: DatabaseSync) {
  return {
    list(tenant: string, slice: ShareSlice): ShareRow[] {
      const { sql, parameters } = readFilter(tenant, slice.filter);
      const after = slice.after
        ? ' and (inserted_at, share_id) < (:lastInsertedAt, :lastShareId)'
        : '';
      const position: Parameters = slice.after
        ? { lastInsertedAt: slice.after.insertedAt, lastShareId: slice.after.shareId }
        : {};
      const query = prepareQuery<ShareRow>(
        database,
        `select ${SHARE_COLUMNS}
         from share
         join item_revision on item_revision.tenant = share.tenant
           and item_revision.item_id = share.item_id
           and item_revision.revision = share.item_revision
         where ${sql}${after}
         order by inserted_at desc, share_id desc
         limit :limit`,
      );
      return query.all({ ...parameters, ...position, limit: slice.limit });
    },
    count(tenant: string, filter: ShareLogFilter): number {
      const { sql, parameters } = readFilter(tenant, filter);
      const query = prepareQuery<{ total: number }>(
        database,
        `select count(*) as total from share where ${sql}`,
      );
      return query.get(parameters)?.total ?? 0;
    },
  };
}

function readFilter(tenant: string, filter: ShareLogFilter): Condition {
  const conditions = ['share.tenant = :tenant'];
  const parameters: Parameters = { tenant };
  if (filter.from) {
    conditions.push('inserted_at >= :from');
    parameters['from'] = toUtc(filter.from);
  }
  if (filter.to) {
    conditions.push('inserted_at < :to');
    parameters['to'] = toUtc(filter.to);
  }
  for (const column of ['network', 'campaign', 'state'] as const) {
    const value = filter[column];
    if (value) {
      conditions.push(`share.${column} = :${column}`);
      parameters[column] = value;
    }
  }
  return { sql: conditions.join(' and '), parameters };
}
