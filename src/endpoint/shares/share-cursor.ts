import * as z from 'zod';
import type { SharePosition } from '../store/store.ts';

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** A position in the share log as text that means nothing to a client. */
export function writeCursor({ insertedAt, shareId }: SharePosition): string {
  return Buffer.from(JSON.stringify([insertedAt, shareId])).toString('base64url');
}

/** The position behind a cursor; undefined if `writeCursor` can't have made it. */
export function readCursor(cursor: string): SharePosition | undefined {
  const position = positionSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!position.success) return undefined;
  const [insertedAt, shareId] = position.data;
  return { insertedAt, shareId };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
