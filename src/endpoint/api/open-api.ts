import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import { PROBLEM_MEDIA_TYPE, problemSchema } from '../../contract/problem.ts';
import { isRouteKey, ROUTE_ACCESS, type RouteKey } from '../http/route-access.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

/** A JSON object whose fields only its readers know. */
type Json = Record<string, unknown>;

const PATH_PARAMETER = /:(\w+)/g;

/**
 * The contract as an OpenAPI 3.1 document, made of the same schemas that check what comes in. Requests are described as
 * they are sent, answers as they are read.
 */
export function describeApi(): Json {
  const paths: Record<string, Json> = {};
  for (const [route, operation] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = route.split(' ');
    const key = path.replaceAll(PATH_PARAMETER, '{$1}');
    if (!isRouteKey(route)) continue;
    const described = describeOperation(route, operation);
    paths[key] = { ...paths[key], [method.toLowerCase()]: described };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portevoix, the company endpoint',
      version: '1',
      description: 'Every refusal is a problem document (RFC 9457) that says the way out.',
    },
    paths,
    components: {
      schemas: { Problem: toSchema(problemSchema, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function describeOperation(route: RouteKey, operation: Operation): Json {
  const access = ROUTE_ACCESS[route];
  const body = describeBody(operation);
  return {
    operationId: route.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_|_$/g, ''),
    summary: operation.summary,
    ...(access !== 'everybody' && {
      description: `For: ${access.join(', ')}.`,
      security: [{ token: [] }],
    }),
    parameters: describeParameters(route, operation),
    ...(body && { requestBody: body }),
    responses: {
      [operation.status]: describeAnswer(operation),
      default: {
        description: 'A problem, with the way out',
        content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function describeParameters(route: RouteKey, { query, needsTag }: Operation): Json[] {
  const inPath = [...route.matchAll(PATH_PARAMETER)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const schema = query ? toSchema(query, 'input') : {};
  const { properties = {}, required = [] } = queryShape.parse(schema);
  const inQuery = Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }));
  const tag = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };
  return [...inPath, ...inQuery, ...(needsTag ? [tag] : [])];
}

/** What is read of the schema of a query: each of its fields is a parameter. */
const queryShape = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

function describeBody({ body, bodyTypes = [] }: Operation): Json | null {
  if (!body && bodyTypes.length === 0) return null;
  const json = body && { 'application/json': { schema: toSchema(body, 'input') } };
  return { required: true, content: { ...json, ...listTypes(bodyTypes) } };
}

function describeAnswer({ status, answer, answerTypes = [] }: Operation): Json {
  const json = answer && { 'application/json': { schema: toSchema(answer, 'output') } };
  const content = { ...json, ...listTypes(answerTypes) };
  const description = STATUS_CODES[status] ?? 'Done';
  return Object.keys(content).length > 0 ? { description, content } : { description };
}

const listTypes = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, {}]));

/** A transformed value can't be described by what comes out of it; what goes in always can. */
function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
