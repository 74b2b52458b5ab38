import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  clickExportQuerySchema,
  conversionExportQuerySchema,
  shareExportQuerySchema,
} from '../../contract/export.ts';
import type { Context } from '../context.ts';
import type { ExportRequest } from '../exports/export-request.ts';
import { type ExportLimits, ReaderGoneError, sendPages } from '../exports/send-pages.ts';
import { streamExport } from '../exports/stream-export.ts';
import { UnknownRowError } from '../exports/take-pages.ts';
import { senderOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** An export that is asked for. */
interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  wanted: ExportRequest;
}

/** `GET /v1/admin/shares|clicks|conversions/export`: all of it as a file, streamed as fast as it is read. */
export function registerExports(app: EndpointApp, context: Context, limits: ExportLimits): void {
  const { location, tenant, groupMin } = context;
  const base = { location, tenant, groupMin };
  // A HEAD would run the whole export and throw it away.
  const options = { exposeHeadRoute: false };
  app.get(
    '/v1/admin/shares/export',
    { schema: { querystring: shareExportQuerySchema }, ...options },
    (request, reply) => {
      const { format, after = null, ...filter } = request.query;
      const wanted = { ...base, what: 'shares' as const, format, after, filter };
      return sendExport(context, limits, { request, reply, wanted });
    },
  );
  for (const [what, querystring] of [
    ['clicks', clickExportQuerySchema],
    ['conversions', conversionExportQuerySchema],
  ] as const) {
    app.get(
      `/v1/admin/${what}/export`,
      { schema: { querystring }, ...options },
      (request, reply) => {
        const { format, after = null, ...filter } = request.query;
        const wanted = { ...base, what, format, after, filter };
        return sendExport(context, limits, { request, reply, wanted });
      },
    );
  }
}

async function sendExport(
  { store, tenant, now }: Context,
  limits: ExportLimits,
  { request, reply, wanted }: Asked,
): Promise<FastifyReply> {
  const { what, format, filter, after } = wanted;
  const at = now().toISOString();
  await store.noteAudit(tenant, {
    at,
    actor: senderOf(request).person.personId,
    action: `${what}.exported`,
    subject: '',
    details: { format, filter: JSON.stringify(filter), after },
  });
  const pages = streamExport(wanted);
  let first: IteratorResult<Uint8Array<ArrayBuffer>>;
  try {
    // Before the answer begins, a failure can still be one.
    first = await pages.next();
  } catch (error) {
    if (!(error instanceof UnknownRowError)) throw error;
    const errors = [{ pointer: '/after', detail: 'there is no row with this id; start anew' }];
    return sendProblem(reply, { status: 422, errors });
  }
  reply.headers({
    'content-disposition': `attachment; filename="${what}-${at.slice(0, 10)}.${format}"`,
    'content-type': MEDIA_TYPES[format],
  });
  // From here on the answer is ours: what it is written from is given back page by page.
  reply.hijack();
  for (const [name, value = ''] of Object.entries(reply.getHeaders())) {
    reply.raw.setHeader(name, value);
  }
  try {
    await sendPages(reply.raw, allOf(first, pages), limits);
  } catch (error) {
    if (error instanceof ReaderGoneError) request.log.info('the reader of an export has gone');
    else request.log.error({ err: error }, 'an export broke off');
  }
  return reply;
}

async function* allOf(
  first: IteratorResult<Uint8Array<ArrayBuffer>>,
  others: AsyncGenerator<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    if (!first.done) yield first.value;
    yield* others;
  } finally {
    // Also if the reader left before the second page.
    await others.return(undefined);
  }
}
