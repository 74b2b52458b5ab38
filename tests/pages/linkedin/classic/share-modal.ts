import { button, element } from '../../shared/element.ts';
import { trapFocus } from '../../shared/focus-trap.ts';
import { log, recordPost, register } from '../../shared/hook.ts';
import { options } from '../../shared/options.ts';
import { postControl } from '../../shared/post-control.ts';
import { publish } from '../../shared/publish.ts';
import { attachedOriginal } from '../original.ts';
import { words } from '../words.ts';
import { showArtdecoToast } from './artdeco-toast.ts';
import { confirmDiscard } from './confirm-discard.ts';
import { askForSettings } from './post-settings.ts';
import { classicPreview } from './preview.ts';
import { mountQuill } from './quill.ts';
import { type ShareAuthor, shareMarkup } from './share-markup.ts';

const publishPath =
  '/voyager/api/graphql?action=execute&queryId=voyagerContentcreationDashShares.80089eb20d2c1f3a';

let savedDraft = options.draft;

/**
 * Opens the classic share modal with its real Quill editor.
 * @param place the shadow root of `#interop-outlet`, or the modal outlet of an Ember page.
 */
export function openShareModal(place: ShadowRoot | HTMLElement, author: ShareAuthor): void {
  if (place.querySelector('[data-test-modal-id="sharebox"]')) return;
  const open = new AbortController();
  const container = element('div', { class: 'editor-content' });
  const original = attachedOriginal('update-components-mini-update-v2');
  const preview = element('div', { class: 'share-creation-state__preview-container' }, original);
  const post = button(
    {
      class:
        'share-actions__primary-action artdeco-button artdeco-button--2 artdeco-button--primary ember-view',
    },
    () => (options.settings === 'asked' ? askForSettings(overlay, () => void send()) : void send()),
    element('span', { class: 'artdeco-button__text' }, words.post),
  );
  const modal = shareMarkup(author, { container, preview, post, onDismiss: () => dismiss() });
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
    if (!original) unfurl(editor.text());
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
