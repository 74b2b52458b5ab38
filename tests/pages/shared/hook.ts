import type { StandIn, StandInPost } from '../stand-in.ts';

/** One mounted composer, as `window.standIn` knows it. */
export interface ComposerHandle {
  /** The element that takes the keyboard. */
  readonly editable: HTMLElement;
  /** The text of the editor's own model, blocks joined with `\n`. */
  text(): string;
}

const composers: ComposerHandle[] = [];
const posts: StandInPost[] = [];
const events: string[] = [];

/** Adds a line to the page's log of its own actions. */
export function log(event: string): void {
  events.push(event);
}

/** Makes a composer known to `window.standIn`; the returned function forgets it again. */
export function register(handle: ComposerHandle): () => void {
  composers.push(handle);
  log('opened');
  return () => {
    const index = composers.indexOf(handle);
    if (index < 0) return;
    composers.splice(index, 1);
    log('closed');
  };
}

/** Records a publication that the network accepted. */
export function recordPost(text: string, permalink: string): void {
  posts.push({ text, permalink: new URL(permalink, location.href).href, at: Date.now() });
  log(`posted ${permalink}`);
}

/** The composer that has the keyboard, or the one opened last. */
function activeComposer(): ComposerHandle | undefined {
  return composers.find(({ editable }) => editable.matches(':focus')) ?? composers.at(-1);
}

/** Puts `window.standIn` in place; call it once, before anything is mounted. */
export function installStandIn(openComposer: () => Promise<void>): void {
  addEventListener('error', (event) => log(`error ${event.message}`));
  addEventListener('unhandledrejection', (event) => log(`error ${String(event.reason)}`));
  const standIn: StandIn = {
    model: () => activeComposer()?.text() ?? '',
    get composerCount() {
      return composers.length;
    },
    posts,
    events,
    openComposer,
  };
  Object.defineProperty(window, 'standIn', { value: standIn });
}
