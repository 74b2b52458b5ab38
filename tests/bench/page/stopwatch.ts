// oxlint-disable unicorn/consistent-function-scoping -- sent into the page as its source: it can name nothing outside itself
/** What the page has measured so far, in milliseconds. */
export interface Stopwatch {
  button?: number;
  inserted?: number;
  interaction?: number;
}

declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

/**
 * Sent into the page as its source: measures there, on the page's own clock, when the composer came, when our
 * button was painted, and when a click on it had put the text into the editor's model.
 */
export function installStopwatch({
  editorCss,
  shortestEventMs,
}: {
  editorCss: string;
  shortestEventMs: number;
}): void {
  const stopwatch: Stopwatch = {};
  window.stopwatch = stopwatch;
  let cameAt: number | undefined;
  let pressedAt: number | undefined;
  let clickedAt: number | undefined;

  /** Ours is the one element without children, attributes or an open root that still has a size. */
  const isOurs = (node: Node) =>
    node instanceof HTMLDivElement &&
    node.attributes.length === 0 &&
    node.childNodes.length === 0 &&
    node.offsetHeight > 0;

  const afterFrame = (run: (now: number) => void) =>
    requestAnimationFrame(() => setTimeout(() => run(performance.now()), 0));

  const watch = (records: MutationRecord[]) => {
    const now = performance.now();
    if (document.querySelector(editorCss)) cameAt ??= now;
    const added = records.flatMap((record) => Array.from(record.addedNodes));
    if (cameAt !== undefined && stopwatch.button === undefined && added.some(isOurs)) {
      const from = cameAt;
      afterFrame((then) => {
        stopwatch.button ??= then - from;
      });
    }
    if (clickedAt !== undefined && window.standIn.model().includes('utm_source=')) {
      stopwatch.inserted ??= now - clickedAt;
    }
  };
  new MutationObserver(watch).observe(document, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  // An editor that was there from the start comes to the person with the focus; what stands in for it until it is there does not.
  const isEditor = ({ target }: Event) => target instanceof Element && target.matches(editorCss);
  addEventListener('focusin', (event) => isEditor(event) && (cameAt ??= event.timeStamp), true);
  const isOnOurs = ({ target }: Event) => target instanceof Node && isOurs(target);
  const notePress = (event: Event) => {
    if (isOnOurs(event)) pressedAt = event.timeStamp;
  };
  const noteClick = (event: Event) => {
    if (isOnOurs(event)) clickedAt = event.timeStamp;
  };
  addEventListener('pointerdown', notePress, true);
  addEventListener('click', noteClick, true);

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (pressedAt === undefined || entry.startTime < pressedAt) continue;
      if (!/^(pointer|mouse)(down|up)$|^click$/.test(entry.name)) continue;
      stopwatch.interaction = Math.max(stopwatch.interaction ?? 0, entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: shortestEventMs } as PerformanceObserverInit);
}
