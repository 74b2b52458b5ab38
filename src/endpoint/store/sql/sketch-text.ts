import { FORM_HASHES, FORM_REGISTERS, type PeopleSketch } from '../../../domain/people-sketch.ts';

/** What stands before hashes, and before registers. */
const HASHES = 'h';
const REGISTERS = 'r';
/** The letter of a register that is zero. */
const FIRST_LETTER = 'A'.charCodeAt(0);

/** A sketch as text, the one type for it that both databases have: hashes in base64, or a letter for each register. */
export function writeSketch(sketch: PeopleSketch): string {
  const body = Buffer.from(sketch.subarray(1));
  if (sketch[0] === FORM_HASHES) return HASHES + body.toString('base64url');
  return REGISTERS + Buffer.from(body.map((rank) => rank + FIRST_LETTER)).toString('latin1');
}

/** The sketch that {@link writeSketch} wrote. */
export function readSketch(text: string): PeopleSketch {
  const isHashes = text.startsWith(HASHES);
  const body = Buffer.from(text.slice(1), isHashes ? 'base64url' : 'latin1');
  const sketch = new Uint8Array(1 + body.length);
  sketch[0] = isHashes ? FORM_HASHES : FORM_REGISTERS;
  sketch.set(body, 1);
  if (isHashes) return sketch;
  for (let at = 1; at < sketch.length; at += 1) sketch[at] = (sketch[at] ?? 0) - FIRST_LETTER;
  return sketch;
}
