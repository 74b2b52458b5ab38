import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { changed, LIMIT_MS, naughty, RUNS } from './fuzz-values.ts';
import { makeBatch, makeEvent } from './samples.ts';

/** Any value, as JavaScript has them: holes, getters' results, prototypes of null, maps, dates, big numbers. */
const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  naughty,
  changed(makeBatch(makeEvent())),
);

/** Every file of the contract, so that a new one can't be forgotten. */
const folder = resolve(import.meta.dirname, '../../src/contract');
const files = (await readdir(folder)).filter((name) => !name.includes('.test.'));
const schemas = (await Promise.all(files.map(listSchemas))).flat();

async function listSchemas(file: string) {
  const exported: Record<string, unknown> = await import(join(folder, file));
  return Object.entries(exported).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[`${file} ${name}`, value] as const] : [],
  );
}

describe('a schema of the contract', () => {
  it.each(schemas)(
    '%s answers whatever value comes, and takes again what it took',
    (_name, schema) => {
      fc.assert(
        fc.property(anything, (value) => {
          const first = schema.safeParse(value);
          if (first.success) expect(schema.safeParse(first.data).success).toBe(true);
        }),
        { numRuns: RUNS },
      );
    },
    LIMIT_MS,
  );
});
