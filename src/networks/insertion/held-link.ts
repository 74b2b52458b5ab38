import { recogniseEngine } from './engines.ts';

/** What goes on with an address: then it is another one. A sentence may end behind it. */
const GOES_ON = /^[.,:;!?'()]*[\w\-~%/=&#+@]/;

/**
 * The lines of an editor that holds this link, as text or as the address of a link whose text the composer
 * shortened or the person changed; null without the link, or if the engine is not known.
 */
export function readLinesWith(editor: HTMLElement, link: string): string[] | null {
  const lines = recogniseEngine(editor)?.readLines(editor);
  if (!lines) return null;
  return lines.some((line) => standsIn(line, link)) || hasAddress(editor, link) ? lines : null;
}

function standsIn(line: string, link: string): boolean {
  const [, ...rests] = line.split(link);
  return rests.some((rest) => !GOES_ON.test(rest));
}

/** TipTap, Quill, Lexical and Draft.js all draw a link as an anchor. */
function hasAddress(editor: HTMLElement, link: string): boolean {
  return Array.from(editor.querySelectorAll('a')).some(
    (anchor) => anchor.getAttribute('href') === link || anchor.href === link,
  );
}
