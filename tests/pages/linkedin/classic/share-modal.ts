import type { IconNode } from 'lucide';
import { CalendarDays, ChevronDown, Clock, Image, Plus, X } from 'lucide';
import { button, element } from '../../shared/element.ts';
import { trapFocus } from '../../shared/focus-trap.ts';
import { log, recordPost, register } from '../../shared/hook.ts';
import { icon } from '../../shared/icon.ts';
import { options } from '../../shared/options.ts';
import { postControl } from '../../shared/post-control.ts';
import { publish } from '../../shared/publish.ts';
import { words } from '../words.ts';
import { showArtdecoToast } from './artdeco-toast.ts';
import { confirmDiscard } from './confirm-discard.ts';
import { classicPreview } from './preview.ts';
import { mountQuill } from './quill.ts';

/** Who publishes: the member, or the page that they administer. */
export interface ShareAuthor {
  readonly name: string;
  readonly portrait: string;
}

const publishPath =
  '/voyager/api/graphql?action=execute&queryId=voyagerContentcreationDashShares.80089eb20d2c1f3a';

let savedDraft = options.draft;

function detour(label: string, shape: IconNode, id: string): HTMLButtonElement {
  return button(
    { class: 'share-promoted-detour-button artdeco-button', 'aria-label': label },
    () => {},
    icon(shape, id),
  );
}

/**
 * Opens the classic share modal with its real Quill editor.
 * @param place the shadow root of `#interop-outlet`, or the modal outlet of an Ember page.
 */
export function openShareModal(place: ShadowRoot | HTMLElement, author: ShareAuthor): void {
  if (place.querySelector('[data-test-modal-id="sharebox"]')) return;
  const open = new AbortController();
  const container = element('div', { class: 'editor-content' });
  const preview = element('div', { class: 'share-creation-state__preview-container' });
  const post = button(
    {
      class:
        'share-actions__primary-action artdeco-button artdeco-button--2 artdeco-button--primary ember-view',
    },
    () => void send(),
    element('span', { class: 'artdeco-button__text' }, words.post),
  );
  const modal = element(
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
      () => dismiss(),
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
  const overlay = element('div', { class: 'artdeco-modal-overlay' }, modal);
  place.append(overlay);

  const editor = mountQuill({
    container,
    text: savedDraft,
    label: words.postEditor,
    placeholder: words.classicPlaceholder,
    onChange: () => {
      log('changed');
      settle();
    },
  });
  const enable = postControl((enabled) => {
    post.disabled = !enabled;
    post.classList.toggle('artdeco-button--disabled', !enabled);
  });
  const unfurl = classicPreview(preview);
  const settle = () => {
    enable(editor.text());
    unfurl(editor.text());
  };
  const close = (draft: string) => {
    savedDraft = draft;
    open.abort();
    forget();
    overlay.remove();
  };
  const dismiss = () => {
    const text = editor.text();
    if (text.trim() === '') return close('');
    confirmDiscard(overlay, (answer) => {
      log(answer === 'save' ? 'draft saved' : 'discarded');
      close(answer === 'save' ? text : '');
    });
  };
  const send = async () => {
    const text = editor.text();
    const answer = await publish({
      path: publishPath,
      body: {
        variables: {
          post: { commentary: { text }, intendedShareLifeCycleState: 'PUBLISHED', origin: 'FEED' },
        },
      },
    });
    const href = answer && /\/feed\/update\/urn:li:share:\d+\//u.exec(answer)?.[0];
    if (!href) return showArtdecoToast(place, { kind: 'error', message: words.failed });
    close('');
    recordPost(text, href);
    showArtdecoToast(place, { kind: 'success', message: words.posted, href });
  };
  modal.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') dismiss();
  });
  const forget = register(editor);
  settle();
  trapFocus(overlay, editor.editable, open.signal);
  editor.focus();
}
