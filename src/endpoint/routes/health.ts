import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';
import type { Trouble } from '../readiness.ts';

/** How soon a probe should look again, in seconds. */
const LOOK_AGAIN_S = 5;

/**
 * `GET /healthz`: 200 while the process answers at all; starting it anew would mend nothing else. `GET /readyz`: 200
 * while it can serve, 503 with what is missing when it can't or is stopping. Only failures are logged.
 */
export function registerHealth(app: EndpointApp, listTroubles: () => Promise<Trouble[]>): void {
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'warn' }, async (request, reply) => {
    const troubles = await listTroubles();
    if (troubles.length === 0) return { status: 'ready' };
    for (const { error: err, sentence } of troubles) {
      if (err !== undefined) request.log.error({ err }, sentence);
    }
    reply.header('retry-after', LOOK_AGAIN_S);
    const detail = troubles.map(({ sentence }) => sentence).join(' ');
    return sendProblem(reply, { status: 503, detail });
  });
}
