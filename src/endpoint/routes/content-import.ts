import { importQuerySchema } from '../../contract/content-import.ts';
import { completeImport } from '../content/feed-defaults.ts';
import { importContent } from '../content/import-content.ts';
import { readJsonImport, readXmlImport } from '../content/import-source.ts';
import type { Context } from '../context.ts';
import { senderOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

const IMPORT_MAX_BYTES = 4 * 1024 * 1024;
const XML_TYPES = ['application/rss+xml', 'application/atom+xml', 'application/xml', 'text/xml'];
const CHARSET = /;\s*charset="?([\w.:-]+)/i;

/**
 * `POST /v1/admin/content/import`: a document of the contract, or a feed in RSS, Atom or JSON Feed whose defaults are
 * in the query. The server never fetches what a request names; importing from an address is the command line's.
 */
export function registerContentImport(app: EndpointApp, context: Context): void {
  app.addContentTypeParser(
    XML_TYPES,
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  );
  app.addContentTypeParser(
    'application/feed+json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  const options = { bodyLimit: IMPORT_MAX_BYTES, schema: { querystring: importQuerySchema } };
  app.post('/v1/admin/content/import', options, async (request, reply) => {
    const { body, query, headers } = request;
    const source = Buffer.isBuffer(body)
      ? readXmlImport(body, CHARSET.exec(headers['content-type'] ?? '')?.[1])
      : readJsonImport(body);
    const { dryRun, ...defaults } = query;
    const complete = source.kind === 'unreadable' ? source : completeImport(source, defaults);
    if (complete.kind === 'unreadable') {
      const { detail, errors } = complete;
      return sendProblem(reply, { status: 400, detail, ...(errors && { errors }) });
    }
    const actor = senderOf(request).person.personId;
    const outcome = await importContent(context, complete, { actor, dryRun });
    if (outcome.status === 'imported') return outcome.report;
    const status = outcome.status === 'refused' ? 400 : 409;
    return sendProblem(reply, { status, detail: outcome.detail });
  });
}
