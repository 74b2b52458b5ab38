/** How long a sentence stays, in milliseconds; as long as Undo is on offer. */
const STAY_MS = 6_000;

/** A way back, beside the sentence. */
interface BubbleAction {
  label: string;
  run: () => void;
}

/** A short sentence in the top layer beside the pill, where the style puts it: it moves nothing in the page, and measures nothing. */
export interface Bubble {
  element: HTMLElement;
  say: (sentence: string, action?: BubbleAction) => void;
}

/** Builds the bubble; it announces what it says and leaves by itself, unless it is hovered or has the focus. */
export function createBubble(side: 'beside' | 'above'): Bubble {
  const element = document.createElement('div');
  element.className = `bubble ${side}`;
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
