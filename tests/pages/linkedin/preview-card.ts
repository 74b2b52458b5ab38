import { X } from 'lucide';
import pictureUrl from '../pictures/leaks.svg?url';
import { button, element } from '../shared/element.ts';
import { icon } from '../shared/icon.ts';
import css from './share-compose.module.css';
import { words } from './words.ts';

const unfurlsAfterMs = 1500;
const address = /https?:\/\/[^\s]+/u;

/**
 * Watches the text for its first URL and shows a preview card some time after it appears, once per URL.
 * @param onChange told whether a card is attached; LinkedIn hides its Media control meanwhile.
 * @returns a function to call with the model's text after each change.
 */
export function previewCard(
  place: HTMLElement,
  onChange: (attached: boolean) => void,
): (text: string) => void {
  const seen = new Set<string>();
  return (text) => {
    const url = address.exec(text)?.[0];
    if (!url || seen.has(url) || !URL.canParse(url)) return;
    seen.clear();
    seen.add(url);
    setTimeout(() => {
      if (!place.isConnected || !seen.has(url)) return;
      place.replaceChildren(draw(new URL(url), () => onChange(false)));
      onChange(true);
    }, unfurlsAfterMs);
  };
}

function draw(url: URL, onDismiss: () => void): HTMLElement {
  const slug = url.pathname.split('/').findLast(Boolean) ?? url.hostname;
  const title = slug.replaceAll(/[-_]+/gu, ' ').replace(/^./u, (letter) => letter.toUpperCase());
  const card = element(
    'div',
    { componentkey: 'ShareBoxpreviewCard', id: 'ShareBoxpreviewCard', class: css.preview },
    element('img', { src: pictureUrl, alt: '' }),
    element('div', {}, element('b', {}, title), element('span', {}, url.hostname)),
    button(
      { class: css.previewClose, 'aria-label': words.dismiss },
      () => {
        card.remove();
        onDismiss();
      },
      icon(X, 'close-small', 16),
    ),
  );
  return card;
}
