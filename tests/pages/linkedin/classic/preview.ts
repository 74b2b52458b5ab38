import pictureUrl from '../../pictures/leaks.svg?url';
import { element } from '../../shared/element.ts';
import { watchAddress } from '../address.ts';

/** Shows the classic preview of the text's first URL; returns a function to call after each change. */
export function classicPreview(place: HTMLElement): (text: string) => void {
  return watchAddress((url, title) => {
    place.replaceChildren(
      element(
        'article',
        { class: 'update-components-article' },
        element('img', { src: pictureUrl, alt: '' }),
        element('div', {}, element('b', {}, title), element('span', {}, url.hostname)),
      ),
    );
  });
}
