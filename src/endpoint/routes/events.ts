import { eventBatchSchema } from '../../contract/event.ts';
import type { Context } from '../context.ts';
import { ambassadorOf } from '../http/authentication.ts';
import type { EndpointApp } from '../http/zod-validation.ts';
import { takeInEvents } from '../shares/event-intake.ts';

/** `POST /v1/events`: a batch of share events, each answered by itself. */
export function registerEvents(app: EndpointApp, context: Context): void {
  app.post('/v1/events', { schema: { body: eventBatchSchema } }, async (request, reply) => {
    const results = await takeInEvents(context, ambassadorOf(request), request.body);
    for (const { status } of results) context.meters.countEvent(status);
    return reply.send({ results });
  });
}
