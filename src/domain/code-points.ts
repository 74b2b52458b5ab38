/** Length of a text in NFC code points: what people and LinkedIn call characters. */
export function countCodePoints(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}
