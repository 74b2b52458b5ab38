import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROUTE_ACCESS } from '../../src/endpoint/http/route-access.ts';
import { startLinkEndpoint } from './link-endpoint.ts';

/** What the tests read of the document. */
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.partialRecord(
      z.enum(['get', 'post', 'put', 'delete']),
      z.object({
        operationId: z.string(),
        security: z.array(z.unknown()).optional(),
        parameters: z.array(z.object({ name: z.string(), in: z.string() })),
        requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

async function read() {
  const endpoint = await startLinkEndpoint();
  const answer = await endpoint.send('/openapi.json');
  expect(answer.headers.get('content-type')).toContain('application/json');
  const text = await answer.text();
  const document = documentSchema.parse(JSON.parse(text));
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      operation,
    })),
  );
  return { endpoint, text, operations };
}

describe('the OpenAPI document', () => {
  it('has every route that is served, and serves every route that it has', async () => {
    const { endpoint, operations } = await read();
    for (const { route } of operations) {
      const [method = '', url = ''] = route.split(' ');
      expect([route, endpoint.app.hasRoute({ method, url })]).toEqual([route, true]);
    }
    const routes = operations.map(({ route }) => route);
    // A route without a line of access can't be registered, so that these are all that are.
    expect(routes.toSorted()).toEqual(Object.keys(ROUTE_ACCESS).toSorted());
  });

  it('says which routes need a token, and what each takes and answers', async () => {
    const { operations } = await read();
    const closed = operations.filter(({ operation }) => operation.security !== undefined);
    expect(closed.map(({ route }) => route).toSorted()).toEqual(
      Object.entries(ROUTE_ACCESS)
        .filter(([, access]) => access !== 'everybody')
        .map(([route]) => route)
        .toSorted(),
    );
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const find = (wanted: string) => operations.find(({ route }) => route === wanted)?.operation;
    expect(find('PUT /v1/content/items/:itemId')?.parameters).toEqual([
      expect.objectContaining({ name: 'itemId', in: 'path' }),
      expect.objectContaining({ name: 'If-Match', in: 'header' }),
    ]);
    expect(find('GET /v1/audit')?.parameters.map(({ name }) => name)).toEqual(['cursor', 'limit']);
    expect(find('POST /v1/events')?.requestBody?.content).toMatchObject({
      'application/json': { schema: { required: ['sentAt', 'events'] } },
    });
    for (const { operation } of operations) expect(operation.responses).toHaveProperty('default');
  });

  it('points only at what it holds', async () => {
    const { text } = await read();
    for (const [, name = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      expect(name).toBe('#/components/schemas/Problem');
    }
  });
});
