import { findUnsafeCharacters } from '../../domain/text-safety.ts';

const LONE_SURROGATE = /\p{Surrogate}/u;

/** What in a text nobody would see, as one sentence; nothing for a text that is not there. */
export function findHiddenIn(pointer: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  const names = findUnsafeCharacters(text);
  if (names.length > 0) return [`${pointer}: hidden characters ${names.join(', ')}`];
  return LONE_SURROGATE.test(text) ? [`${pointer}: half a character (a lone surrogate)`] : [];
}
