import type { Context } from '../context.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `GET /healthz`: 200 when the store answers, 503 when it does not. */
export function registerHealth(app: EndpointApp, { store }: Context): void {
  app.get('/healthz', { logLevel: 'warn' }, async () => {
    await store.checkHealth();
    return { status: 'ok' };
  });
}
