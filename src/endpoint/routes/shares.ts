import { type ShareLogPage, shareLogQuerySchema } from '../../contract/share-log.ts';
import type { Context } from '../context.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';
import { readCursor, writeCursor } from '../shares/share-cursor.ts';

/** `GET /v1/admin/shares`: a page of the share log, newest first. */
export function registerShares(app: EndpointApp, { store, tenant }: Context): void {
  app.get(
    '/v1/admin/shares',
    { schema: { querystring: shareLogQuerySchema } },
    async (request, reply) => {
      const { cursor, limit, ...filter } = request.query;
      const after = cursor === undefined ? null : readCursor(cursor);
      if (after === undefined) {
        const errors = [{ pointer: '/cursor', detail: 'use a cursor that this endpoint gave' }];
        return sendProblem(reply, { status: 400, errors });
      }
      const [rows, total] = await Promise.all([
        store.listShares(tenant, { filter, after, limit: limit + 1 }),
        store.countShares(tenant, filter),
      ]);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const page: ShareLogPage = {
        rows: shown,
        total,
        nextCursor: last ? writeCursor(last) : null,
      };
      return page;
    },
  );
}
