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

/** The lines of one block: its text, split at the breaks inside it; the break that props up an empty block is none. */
export function readBlockLines(block: Element): string[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) text += node.data;
    else if (node instanceof HTMLBRElement) text += '\n';
  }
  return text.replace(/\n$/, '').split('\n').map(normaliseLine);
}

/** True if an editor with these lines has nothing in it. */
export function isEmpty(lines: readonly string[]): boolean {
  return lines.every((line) => line === '');
}

/** The lines from the first letter on. */
export function dropBlankStart(lines: readonly string[]): string[] {
  return lines.join('\n').trimStart().split('\n');
}

/** True if two readings are the same text. */
export function sameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}
