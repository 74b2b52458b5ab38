import { button, element } from '../../shared/element.ts';
import { words } from '../words.ts';

/** Asks, inside the classic modal's overlay, what becomes of a text that was dismissed. */
export function confirmDiscard(
  overlay: HTMLElement,
  onAnswer: (answer: 'save' | 'discard') => void,
): void {
  const answer = (kind: 'save' | 'discard') => () => {
    dialog.remove();
    onAnswer(kind);
  };
  const dialog = element(
    'div',
    {
      role: 'alertdialog',
      'data-test-modal-id': 'save-draft-modal',
      class: 'artdeco-modal artdeco-modal--layer-confirmation',
    },
    element('h2', {}, words.keepDraft),
    element('p', {}, words.keepDraftNote),
    element(
      'div',
      { class: 'artdeco-modal__actionbar' },
      button(
        { class: 'artdeco-button artdeco-button--2 artdeco-button--secondary' },
        answer('discard'),
        words.discard,
      ),
      button(
        { class: 'artdeco-button artdeco-button--2 artdeco-button--primary' },
        answer('save'),
        words.saveDraft,
      ),
    ),
  );
  overlay.append(dialog);
  dialog.querySelector('button')?.focus();
}
