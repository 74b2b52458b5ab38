import * as z from 'zod';

/**
 * The schema with a shortest and a longest length: characters of a text, elements of a list.
 *
 * zod 4.6 measures values of the wrong type as well, whatever their `length` is, and throws where that is an object
 * that can't be compared: `{"length":{"toString":1}}` in a request was enough. Here only texts and lists have a length.
 */
export function sized<S extends z.ZodType<{ length: number }>>(
  schema: S,
  min: number,
  max: number,
): S {
  return schema.check(z.minLength(min, onlySized), z.maxLength(max, onlySized));
}

/** zod leaves `when` out of the declared parameters of its own checks, and reads it all the same. */
const onlySized: object = {
  when: ({ value }: z.core.ParsePayload) => typeof value === 'string' || Array.isArray(value),
};
