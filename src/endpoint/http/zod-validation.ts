import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifySchemaCompiler,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type * as z from 'zod';
import { listIssues, type Problem } from '../../contract/problem.ts';

/** Types a route's body and query as the output of the Zod schemas that it names. */
export interface ZodTypeProvider extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
}

/** The Fastify instance that routes register themselves on. */
export type EndpointApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Input that a schema refused, with the places that were wrong. */
export class InvalidInput extends Error {
  readonly errors: NonNullable<Problem['errors']>;

  constructor(error: z.ZodError) {
    super('Invalid input');
    this.errors = listIssues(error);
  }
}

/** Checks a route's body or query with its Zod schema; what the schema gives replaces what came. */
export const compileZodSchema: FastifySchemaCompiler<z.ZodType> = ({ schema }) => {
  return (data: unknown) => {
    const parsed = schema.safeParse(data);
    return parsed.success ? { value: parsed.data } : { error: new InvalidInput(parsed.error) };
  };
};
