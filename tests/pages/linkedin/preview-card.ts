import { X } from 'lucide';
import pictureUrl from '../pictures/leaks.svg?url';
import { button, element } from '../shared/element.ts';
import { icon } from '../shared/icon.ts';
import { watchAddress } from './address.ts';
import css from './share-compose.module.css';
import { words } from './words.ts';

/**
 * Shows a card for the text's first URL, some time after it appeared.
 * @param onChange told whether a card is attached; LinkedIn hides its Media control meanwhile.
 * @returns a function to call with the model's text after each change.
 */
export function previewCard(
  place: HTMLElement,
  onChange: (attached: boolean) => void,
): (text: string) => void {
  return watchAddress((url, title) => {
    if (!place.isConnected) return;
    const card = element(
      'div',
      { componentkey: 'ShareBoxpreviewCard', id: 'ShareBoxpreviewCard', class: css.preview },
      element('img', { src: pictureUrl, alt: '' }),
      element('div', {}, element('b', {}, title), element('span', {}, url.hostname)),
      button(
        { class: css.previewClose, 'aria-label': words.dismiss },
        () => {
          card.remove();
          onChange(false);
        },
        icon(X, 'close-small', 16),
      ),
    );
    place.replaceChildren(card);
    onChange(true);
  });
}
