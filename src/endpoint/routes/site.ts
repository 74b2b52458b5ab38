import { readFileSync } from 'node:fs';
import { siteConversionSchema } from '../../contract/site-conversion.ts';
import type { Context } from '../context.ts';
import { takeInFromSite } from '../conversions/site-conversion.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** A visit and a type are a hundred bytes. */
const BODY_MAX_BYTES = 1_024;
const SCRIPT_MAX_AGE_S = 3_600;

/**
 * `GET /site.js`: the script for the company's own pages. `POST /v1/site/conversions`: what such a page says that a visit
 * led to. It comes by `navigator.sendBeacon`, as text: no preflight, no answer that a page could read.
 */
export function registerSite(app: EndpointApp, context: Context): void {
  const script = readFileSync(new URL('../pages/site.js', import.meta.url), 'utf8');
  app.addContentTypeParser(
    'text/plain',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  app.get('/site.js', async (_request, reply) =>
    reply
      .header('cache-control', `public, max-age=${SCRIPT_MAX_AGE_S}`)
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('text/javascript; charset=utf-8')
      .send(script),
  );
  app.post(
    '/v1/site/conversions',
    { schema: { body: siteConversionSchema }, bodyLimit: BODY_MAX_BYTES },
    async (request, reply) => {
      const isTaken = await takeInFromSite(context, request.body, request.headers.origin);
      if (isTaken) return reply.code(204).send();
      const detail = 'Not taken: the page, or the visit, is not known here.';
      return sendProblem(reply, { status: 422, detail });
    },
  );
}
