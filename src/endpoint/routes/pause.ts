import { pauseRequestSchema } from '../../contract/content-work.ts';
import type { Context } from '../context.ts';
import { senderOf } from '../http/authentication.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/**
 * `PUT /v1/programme/pause`: asks everybody to share nothing for now, with a notice; `DELETE` lets it go on. Every feed
 * changes at once: it says so and holds no items.
 */
export function registerPause(app: EndpointApp, { store, tenant, now }: Context): void {
  app.put(
    '/v1/programme/pause',
    { schema: { body: pauseRequestSchema } },
    async (request, reply) => {
      const at = now().toISOString();
      const actor = senderOf(request).person.personId;
      const pause = { ...request.body, since: at };
      const note = { at, actor, action: 'programme.paused', subject: '' } as const;
      await store.setPause(tenant, pause, { ...note, details: { text: pause.text } });
      return reply.send(pause);
    },
  );
  app.delete('/v1/programme/pause', async (request, reply) => {
    const actor = senderOf(request).person.personId;
    const note = { at: now().toISOString(), actor, action: 'programme.resumed' } as const;
    await store.setPause(tenant, null, { ...note, subject: '', details: {} });
    return reply.code(204).send();
  });
}
