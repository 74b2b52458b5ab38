import { button, element } from '../shared/element.ts';
import css from './share-compose.module.css';
import { words } from './words.ts';

/**
 * The screen that takes the composer's place while a time is chosen.
 * @param onDone told whether a time was chosen or the person went back.
 */
export function schedulePicker(onDone: (chosen: boolean) => void): HTMLElement {
  return element(
    'div',
    {
      'data-sdui-screen': 'com.linkedin.sdui.flagshipnav.sharing.ShareSchedulePostPicker',
      class: css.screen,
    },
    element('div', { class: css.picker }, element('h2', {}, words.scheduleTitle)),
    element(
      'div',
      { class: css.picker },
      element('input', { type: 'date', 'aria-label': words.scheduleTitle }),
    ),
    element(
      'div',
      { class: css.footer },
      button({ class: css.plain }, () => onDone(false), words.back),
      button({ class: css.post }, () => onDone(true), words.next),
    ),
  );
}
