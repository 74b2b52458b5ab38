import * as fc from 'fast-check';
import * as z from 'zod';

/** What is read of a JSON Schema, as the endpoint's own document writes them. */
const schemaShape = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
});
type Schema = z.infer<typeof schemaShape>;

/** Texts of a format whose pattern is too long a one to make texts of. */
const OF_FORMAT: Record<string, fc.Arbitrary<string>> = {
  'date-time': fc
    .date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2027-01-01') })
    .map((date) => date.toISOString()),
  date: fc
    .date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2027-01-01') })
    .map((date) => date.toISOString().slice(0, 10)),
  uuid: fc.uuid({ version: 7 }),
  uri: fc.webUrl(),
};
const MOST_ITEMS = 3;
const MOST_NUMBER = 2 ** 40;

/** Values that a JSON Schema describes, as near as can be: whoever wants wrong ones changes them. */
export function valuesOf(raw: unknown): fc.Arbitrary<unknown> {
  const parsed = schemaShape.safeParse(raw);
  if (!parsed.success) return fc.jsonValue();
  const schema = parsed.data;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(valuesOf));
  if (schema.allOf) return valuesOf(Object.assign({}, ...schema.allOf.map(Object)));
  return valuesOfType(schema);
}

function valuesOfType(schema: Schema): fc.Arbitrary<unknown> {
  switch (schema.type ?? '') {
    case 'object':
      return objectsOf(schema);
    case 'array': {
      const minLength = schema.minItems ?? 0;
      const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS));
      return fc.array(valuesOf(schema.items), { minLength, maxLength });
    }
    case 'string':
      return textsOf(schema);
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -MOST_NUMBER),
        max: Math.min(schema.maximum ?? MOST_NUMBER, MOST_NUMBER),
      });
    case 'number':
      return fc.double({
        min: schema.minimum ?? 0,
        max: schema.maximum ?? MOST_NUMBER,
        noNaN: true,
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function objectsOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(
    ([name, schema]) => [name, valuesOf(schema)] as const,
  );
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: required.filter((name) => name in properties),
  });
}

function textsOf({
  pattern,
  format = '',
  minLength = 0,
  maxLength = 200,
}: Schema): fc.Arbitrary<string> {
  const known = OF_FORMAT[format];
  if (known) return known;
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern), { size: 'small' });
    } catch {
      // A pattern that looks ahead: whatever text there is.
    }
  }
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 200)) });
}
