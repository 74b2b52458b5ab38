import { button, element } from '../shared/element.ts';
import css from './share-compose.module.css';
import { words } from './words.ts';

/** Asks for a picture; the file input is made by the click and appended to the body, as LinkedIn does. */
export function pickPicture(onPicked: (url: string) => void): void {
  const input = element('input', { type: 'file', accept: 'image/*', hidden: true });
  input.addEventListener('cancel', () => input.remove());
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    input.remove();
    if (file) onPicked(URL.createObjectURL(file));
  });
  document.body.append(input);
  input.click();
}

/** The screen that takes the composer's place while a picture is edited. */
export function mediaScreen(url: string, onNext: () => void): HTMLElement {
  return element(
    'div',
    {
      'data-sdui-screen': 'com.linkedin.sdui.flagshipnav.sharing.ShareMediaEditor',
      class: css.screen,
    },
    element('div', { class: css.picker }, element('h2', {}, words.editMedia)),
    element('div', { class: css.body }, attachedPicture(url)),
    element(
      'div',
      { class: css.footer },
      button({ class: css.post, 'data-step': 'next' }, onNext, words.next),
    ),
  );
}

/** A picture as the composer shows it once it is attached. */
export function attachedPicture(url: string): HTMLImageElement {
  return element('img', { class: css.attached, src: url, alt: '' });
}
