import type { Context } from '../context.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `GET /healthz`: 200 when the store answers, 503 when it does not. Only its failures are logged. */
export function registerHealth(app: EndpointApp, { store }: Context): void {
  app.get('/healthz', { logLevel: 'warn' }, async (request, reply) => {
    const failure = await store.checkHealth().then(
      () => null,
      (error: unknown) => ({ err: error }),
    );
    if (!failure) return { status: 'ok' };
    request.log.error(failure, 'the store does not answer');
    return sendProblem(reply, { status: 503, detail: 'The store does not answer.' });
  });
}
