import { toCss } from '../networks/network.ts';
import type { ComposerSite } from './recognise.ts';

/** Tells when Post is activated in the composer that is watched at that moment: by a click, or by Ctrl or Cmd with Enter. */
export function listenForPost(
  currentSite: () => ComposerSite,
  signal: AbortSignal,
  posted: () => void,
): void {
  const options = { capture: true, passive: true, signal };
  const inRoot = (path: EventTarget[]) => path.includes(currentSite().root);
  document.addEventListener(
    'click',
    (event) => {
      const path = event.composedPath();
      const post = toCss(currentSite().recipe.post);
      if (inRoot(path) && path.some((step) => step instanceof Element && step.matches(post)))
        posted();
    },
    options,
  );
  document.addEventListener(
    'keydown',
    (event) => {
      const chord = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (chord && inRoot(event.composedPath())) posted();
    },
    options,
  );
}
