import { auditQuerySchema } from '../../contract/audit.ts';
import { readAuditPage } from '../audit/read-audit.ts';
import type { Context } from '../context.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `GET /v1/audit`: what was done and by whom, oldest first, with the end of the chain to keep. */
export function registerAudit(app: EndpointApp, context: Context): void {
  app.get('/v1/audit', { schema: { querystring: auditQuerySchema } }, (request) =>
    readAuditPage(context, request.query),
  );
}
