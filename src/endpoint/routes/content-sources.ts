import * as z from 'zod';
import type { ContentSource } from '../../contract/content-source.ts';
import { dryRunQuerySchema } from '../../contract/dry-run.ts';
import { runSource, settleRun } from '../content/run-source.ts';
import type { Context } from '../context.ts';
import { senderOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';
import type { SourceRecord } from '../store/source-store.ts';

/**
 * `GET /v1/admin/content/sources`: what is imported on a schedule, and how it goes. `POST …/:sourceId/import`: one of
 * them now, or what it would bring. Sources are set up on the command line: no request names what the server fetches.
 */
export function registerContentSources(app: EndpointApp, context: Context): void {
  const { store, tenant, now } = context;
  app.get('/v1/admin/content/sources', async () => ({
    sources: (await store.listSources(tenant)).map(show),
  }));
  app.post(
    '/v1/admin/content/sources/:sourceId/import',
    { schema: { params, querystring: dryRunQuerySchema } },
    async (request, reply) => {
      const sources = await store.listSources(tenant);
      const source = sources.find(({ id }) => id === request.params.sourceId);
      if (!source) return sendProblem(reply, { status: 404, detail: 'There is no such source.' });
      const { dryRun } = request.query;
      const actor = senderOf(request).person.personId;
      const run = await runSource(context, source, { actor, dryRun });
      if (!dryRun) await store.settleSource(tenant, source, settleRun(source, run, now()));
      if (run.outcome === 'failed') return sendProblem(reply, { status: 424, detail: run.detail });
      return run.report ?? NOTHING_NEW;
    },
  );
}

const params = z.object({ sourceId: z.string() });

const NOTHING_NEW = {
  dryRun: false,
  changes: [],
  added: 0,
  updated: 0,
  unchanged: 0,
  warnings: [],
  rejected: [],
};

function show({ id, url, everyMinutes, nextAt, failures, last }: SourceRecord): ContentSource {
  return { id, url, everyMinutes, nextAt, failures, last };
}
