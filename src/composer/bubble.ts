/** How long a sentence stays, in milliseconds; as long as Undo is on offer. */
const STAY_MS = 6_000;
const GAP_PX = 8;

/** A way back, beside the sentence. */
interface BubbleAction {
  label: string;
  run: () => void;
}

/** A short sentence in the top layer beside its anchor: it moves nothing in the page. */
export interface Bubble {
  element: HTMLElement;
  say: (sentence: string, action?: BubbleAction) => void;
}

/** Builds the bubble; it announces what it says and leaves by itself, unless it is hovered or has the focus. */
export function createBubble(anchor: HTMLElement, side: 'beside' | 'above'): Bubble {
  const element = document.createElement('div');
  element.className = 'bubble';
  element.popover = 'manual';
  element.role = 'status';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const leave = () => {
    if (element.matches(':hover, :focus-within')) timer = setTimeout(leave, STAY_MS);
    else if (element.isConnected) element.hidePopover();
  };
  const say: Bubble['say'] = (sentence, action) => {
    clearTimeout(timer);
    if (!element.isConnected) return;
    element.replaceChildren(sentence);
    if (action) element.append(createAction(action, () => element.hidePopover()));
    element.showPopover();
    if (side === 'beside') placeBeside(element, anchor);
    else placeAbove(element, anchor);
    timer = setTimeout(leave, STAY_MS);
  };
  return { element, say };
}

function createAction(action: BubbleAction, close: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = action.label;
  button.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    close();
    action.run();
  });
  return button;
}

/** Puts a floating element into the rest of its anchor's own row; above, where the row is too short. */
function placeBeside(floating: HTMLElement, anchor: HTMLElement): void {
  const from = anchor.getBoundingClientRect();
  const own = floating.getBoundingClientRect();
  const isRtl = getComputedStyle(anchor).direction === 'rtl';
  const left = isRtl ? from.left - own.width - GAP_PX : from.right + GAP_PX;
  if (left < GAP_PX || left + own.width > innerWidth - GAP_PX) {
    placeAbove(floating, anchor);
    return;
  }
  floating.style.top = `${from.top + (from.height - own.height) / 2}px`;
  floating.style.left = `${left}px`;
}

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
