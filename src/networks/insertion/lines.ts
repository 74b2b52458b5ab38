/** Invisible marks that editors put beside the text and that are not part of it. */
const EDITOR_MARKS = /[\u200B\uFEFF]/g;

/** A line as people see it: editor marks gone, no-break spaces plain, no spaces at the end. */
export function normaliseLine(line: string): string {
  return line
    .replaceAll(EDITOR_MARKS, '')
    .replaceAll('\u00A0', ' ')
    .replace(/\s+$/, '')
    .normalize('NFC');
}

/** The lines of a text as people see them; an empty text is one empty line. */
export function toLines(text: string): string[] {
  return text.split('\n').map(normaliseLine);
}

/** True if two readings are the same text. */
export function sameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}
