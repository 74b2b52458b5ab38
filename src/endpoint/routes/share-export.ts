import { Readable } from 'node:stream';
import { shareExportQuerySchema } from '../../contract/share-log.ts';
import type { Context } from '../context.ts';
import { senderOf } from '../http/authentication.ts';
import type { EndpointApp } from '../http/zod-validation.ts';
import { exportShares } from '../shares/share-export.ts';

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** `GET /v1/admin/shares/export`: the whole share log as a file, streamed as fast as it is read. */
export function registerShareExport(app: EndpointApp, context: Context): void {
  app.get(
    '/v1/admin/shares/export',
    // A HEAD would run the whole export and throw it away.
    { schema: { querystring: shareExportQuerySchema }, exposeHeadRoute: false },
    async (request, reply) => {
      const { format, ...filter } = request.query;
      const at = context.now().toISOString();
      const day = at.slice(0, 10);
      await context.store.noteAudit(context.tenant, {
        at,
        actor: senderOf(request).person.personId,
        action: 'shares.exported',
        subject: '',
        details: { format, filter: JSON.stringify(filter) },
      });
      reply.header('content-disposition', `attachment; filename="shares-${day}.${format}"`);
      reply.type(MEDIA_TYPES[format]);
      return reply.send(Readable.from(exportShares(context, { filter, format })));
    },
  );
}
