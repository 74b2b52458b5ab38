import { describeApi } from '../api/open-api.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** Written when it is first asked for: it would take longer than all the rest of a start. */
let document: string | undefined;

/** `GET /openapi.json`: the contract, for who writes another client or another endpoint. */
export function registerOpenApi(app: EndpointApp): void {
  app.get('/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(describeApi());
    return reply.type('application/json; charset=utf-8').send(document);
  });
}
