import { describeApi } from '../api/open-api.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `GET /openapi.json`: the contract, for who writes another client or another endpoint. */
export function registerOpenApi(app: EndpointApp): void {
  const document = JSON.stringify(describeApi());
  app.get('/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(document),
  );
}
