import { options } from './options.ts';

/**
 * Keeps a Post button dead while the composer is empty, and for `postDelay` after text appeared.
 * @param apply writes the state to the button in the network's own way.
 * @returns a function to call with the model's text, at the start and after each change.
 */
export function postControl(apply: (enabled: boolean) => void): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let alive = false;
  return (text) => {
    const wanted = text.trim() !== '';
    if (!wanted) {
      clearTimeout(timer);
      timer = undefined;
      alive = false;
      apply(false);
    } else if (!alive && timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined;
        alive = true;
        apply(true);
      }, options.postDelayMs);
    }
  };
}
