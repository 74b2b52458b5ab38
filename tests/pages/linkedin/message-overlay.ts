import { ChevronUp, Send } from 'lucide';
import { button, element } from '../shared/element.ts';
import { icon } from '../shared/icon.ts';
import { me, people, portraitUrl } from '../shared/people.ts';
import { words } from './words.ts';

/** The form of a conversation: LinkedIn's own plain-text editor, no engine behind it. */
export function messageForm(): HTMLElement {
  return element(
    'form',
    { class: 'msg-form' },
    element('div', {
      class: 'msg-form__contenteditable',
      contenteditable: 'true',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': words.writeMessage,
      'data-placeholder': words.writeMessage,
    }),
    button(
      { class: 'msg-form__send-button', 'aria-label': words.sendMessage },
      () => {},
      icon(Send, 'send-privately-small', 18),
    ),
  );
}

/** The messaging overlay in the corner, closed until its bar is clicked. */
export function messageOverlay(): HTMLElement {
  const bubble = element(
    'div',
    { class: 'msg-overlay-conversation-bubble', hidden: true },
    element('p', {}, people.amina.name),
    messageForm(),
  );
  return element(
    'aside',
    { id: 'msg-overlay', class: 'msg-overlay-container' },
    button(
      { class: 'msg-overlay-bubble-header' },
      () => {
        bubble.hidden = !bubble.hidden;
      },
      element('img', { src: portraitUrl(me), width: 32, height: 32, alt: '' }),
      element('b', {}, words.messaging),
      icon(ChevronUp, 'chevron-up-small', 18),
    ),
    bubble,
  );
}
