const GAP_PX = 8;

/** Puts a floating element above its anchor, or below if there is more room, no higher than the room there. */
export function placeAbove(floating: HTMLElement, anchor: HTMLElement): void {
  const from = anchor.getBoundingClientRect();
  const own = floating.getBoundingClientRect();
  const roomAbove = from.top - 2 * GAP_PX;
  const roomBelow = innerHeight - from.bottom - 2 * GAP_PX;
  const above = own.height <= roomAbove || roomAbove >= roomBelow;
  const height = Math.min(own.height, above ? roomAbove : roomBelow);
  const left = Math.max(GAP_PX, Math.min(from.left, innerWidth - own.width - GAP_PX));
  floating.style.maxHeight = `${height}px`;
  floating.style.top = `${above ? from.top - GAP_PX - height : from.bottom + GAP_PX}px`;
  floating.style.left = `${left}px`;
}
