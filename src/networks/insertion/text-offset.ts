/** A place between two characters, as the DOM names it. */
export interface DomPoint {
  node: Node;
  offset: number;
}

/** The text of one block: a line end for each break; the break that props up its last line is none. */
export function readBlockText(block: Element): string {
  return leavesOf(block)
    .map((leaf) => (leaf instanceof Text ? leaf.data : '\n'))
    .join('')
    .replace(/\n$/, '');
}

/** The offset of a place in the text of these blocks, joined with line ends, in UTF-16 units. */
export function offsetOf(blocks: readonly Element[], { node, offset }: DomPoint): number {
  const place = document.createRange();
  place.setStart(node, offset);
  let start = 0;
  for (const block of blocks) {
    const { length } = readBlockText(block);
    if (place.comparePoint(block, block.childNodes.length) >= 0) {
      return start + Math.min(length, countBefore(block, place));
    }
    start += length + 1;
  }
  return Math.max(0, start - 1);
}

/** Characters of the block before a collapsed range. */
function countBefore(block: Element, place: Range): number {
  let count = 0;
  for (const leaf of leavesOf(block)) {
    if (leaf === place.startContainer) return count + place.startOffset;
    const { node, offset } = pointBefore(leaf);
    if (place.comparePoint(node, offset) >= 0) return count;
    count += leaf instanceof Text ? leaf.length : 1;
  }
  return count;
}

/** The place with this offset; behind everything if the text is shorter. */
export function pointAt(blocks: readonly Element[], offset: number): DomPoint | null {
  let left = offset;
  for (const block of blocks) {
    const { length } = readBlockText(block);
    if (left <= length) return pointIn(block, left);
    left -= length + 1;
  }
  const last = blocks.at(-1);
  return last ? pointIn(last, readBlockText(last).length) : null;
}

function pointIn(block: Element, offset: number): DomPoint {
  let left = offset;
  for (const leaf of leavesOf(block)) {
    if (leaf instanceof Text) {
      if (left <= leaf.length) return { node: leaf, offset: left };
      left -= leaf.length;
    } else {
      // An empty line has no text to stand in: the caret goes before its break.
      if (left === 0) return pointBefore(leaf);
      left -= 1;
    }
  }
  return { node: block, offset: block.childNodes.length };
}

function pointBefore(leaf: ChildNode): DomPoint {
  const parent = leaf.parentNode ?? leaf;
  return { node: parent, offset: Array.from(parent.childNodes).indexOf(leaf) };
}

/** The texts and breaks of a block, in order. */
function leavesOf(block: Element): (Text | HTMLBRElement)[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const leaves: (Text | HTMLBRElement)[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text || node instanceof HTMLBRElement) leaves.push(node);
  }
  return leaves;
}
