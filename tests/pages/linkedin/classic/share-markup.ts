import type { IconNode } from 'lucide';
import { CalendarDays, ChevronDown, Clock, Image, Plus, X } from 'lucide';
import { button, element } from '../../shared/element.ts';
import { icon } from '../../shared/icon.ts';
import { words } from '../words.ts';

/** Who publishes: the member, or the page that they administer. */
export interface ShareAuthor {
  readonly name: string;
  readonly portrait: string;
}

/** The living parts that the markup is built around. */
interface ShareParts {
  readonly container: HTMLElement;
  readonly preview: HTMLElement;
  readonly post: HTMLButtonElement;
  readonly onDismiss: () => void;
}

function detour(label: string, shape: IconNode, id: string): HTMLButtonElement {
  return button(
    { class: 'share-promoted-detour-button artdeco-button', 'aria-label': label },
    () => {},
    icon(shape, id),
  );
}

/** Builds the share modal with LinkedIn's classic names, around its living parts. */
export function shareMarkup(
  author: ShareAuthor,
  { container, preview, post, onDismiss }: ShareParts,
): HTMLElement {
  return element(
    'div',
    {
      'data-test-modal-id': 'sharebox',
      'data-test-modal': true,
      role: 'dialog',
      tabindex: -1,
      'aria-label': words.createPost,
      class: 'artdeco-modal artdeco-modal--layer-default share-box-v2__modal',
    },
    button(
      { class: 'artdeco-modal__dismiss artdeco-button', 'aria-label': words.dismiss },
      onDismiss,
      icon(X, 'close-medium'),
    ),
    element(
      'div',
      { class: 'share-box' },
      element(
        'div',
        { class: 'share-creation-state' },
        button(
          { class: 'share-unified-settings-entry-button' },
          () => {},
          element('img', { src: author.portrait, width: 56, height: 56, alt: '' }),
          element(
            'span',
            {},
            element('b', {}, author.name, icon(ChevronDown, 'caret-small', 16)),
            element('small', {}, words.anyone),
          ),
        ),
        element(
          'div',
          { class: 'share-creation-state__content-scrollable' },
          element(
            'div',
            { class: 'share-creation-state__text-editor' },
            element('div', { class: 'editor-container' }, container),
          ),
          preview,
        ),
        element(
          'div',
          { class: 'share-creation-state__footer' },
          detour(words.media, Image, 'image-medium'),
          detour(words.events, CalendarDays, 'calendar-medium'),
          detour(words.more, Plus, 'add-medium'),
        ),
        element(
          'div',
          { class: 'share-box_actions' },
          detour(words.schedule, Clock, 'clock-medium'),
          post,
        ),
      ),
    ),
  );
}
