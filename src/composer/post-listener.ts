import { type ComposerRecipe, type DatedSelector, toCss } from '../networks/network.ts';
import type { ComposerSite } from './recognise.ts';

/** Who wants to know that Post was activated: in the watched composer, or in another one of the network's. */
export interface PostEars {
  here: () => void;
  elsewhere: () => void;
}

/** Tells when Post is activated in the composer that is watched at that moment, or in another: by a click, or by Ctrl or Cmd with Enter. */
export function listenForPost(
  currentSite: () => ComposerSite,
  signal: AbortSignal,
  ears: PostEars,
): void {
  const options = { capture: true, passive: true, signal };
  const tell = (event: Event, isPost: (recipe: ComposerRecipe) => boolean) => {
    const { root, recipe, network } = currentSite();
    const path = event.composedPath();
    if (path.includes(root)) {
      if (isPost(recipe)) ears.here();
    } else if (network.composers.some((other) => passes(path, other.root) && isPost(other))) {
      ears.elsewhere();
    }
  };
  document.addEventListener(
    'click',
    (event) => tell(event, ({ post }) => passes(event.composedPath(), post)),
    options,
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) tell(event, () => true);
    },
    options,
  );
}

/** True if an event came through an element that fits. */
function passes(path: EventTarget[], parts: readonly DatedSelector[]): boolean {
  const css = toCss(parts);
  return path.some((step) => step instanceof Element && step.matches(css));
}
