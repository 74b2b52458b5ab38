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
export function createBubble(anchor: HTMLElement): Bubble {
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
    placeAbove(element, anchor);
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

/** Puts a floating element above its anchor (below, where there is no room), inside the window. */
export function placeAbove(floating: HTMLElement, anchor: HTMLElement): void {
  const from = anchor.getBoundingClientRect();
  const own = floating.getBoundingClientRect();
  const above = from.top - own.height - GAP_PX;
  const top =
    above >= GAP_PX ? above : Math.min(from.bottom + GAP_PX, innerHeight - own.height - GAP_PX);
  const left = Math.max(GAP_PX, Math.min(from.left, innerWidth - own.width - GAP_PX));
  floating.style.top = `${Math.max(GAP_PX, top)}px`;
  floating.style.left = `${left}px`;
}
