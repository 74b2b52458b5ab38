import {
  type ProgrammeFiguresAnswer,
  programmeFiguresSchema,
} from '../../contract/programme-figures.ts';
import type { Context } from '../context.ts';
import { senderOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import { readRevisionTag, revisionTag } from '../http/revision-tag.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/**
 * `GET /v1/programme/figures`: what the company itself says things cost and are worth; `PUT` changes it, by the revision
 * that was read.
 */
export function registerProgrammeFigures(app: EndpointApp, { store, tenant, now }: Context): void {
  app.get('/v1/programme/figures', async (_request, reply) => {
    const answer: ProgrammeFiguresAnswer = await store.readFigures(tenant);
    return reply.header('etag', revisionTag(answer.revision)).send(answer);
  });
  app.put(
    '/v1/programme/figures',
    { schema: { body: programmeFiguresSchema } },
    async (request, reply) => {
      const expected = readRevisionTag(request);
      if (expected === null) {
        const detail =
          'Say which revision you read: send its entity tag as If-Match. Before there are any figures it is "0".';
        return sendProblem(reply, { status: 428, detail });
      }
      const at = now().toISOString();
      const actor = senderOf(request).person.personId;
      const details = { revision: expected + 1 };
      const audit = { at, actor, action: 'figures.changed', subject: '', details } as const;
      const figures = request.body;
      const saved = await store.saveFigures(tenant, { expected, figures, audit });
      if (!saved) {
        const detail = 'Somebody changed the figures meanwhile. Read them again, then change them.';
        return sendProblem(reply, { status: 412, detail });
      }
      const answer: ProgrammeFiguresAnswer = saved;
      return reply.header('etag', revisionTag(saved.revision)).send(answer);
    },
  );
}
