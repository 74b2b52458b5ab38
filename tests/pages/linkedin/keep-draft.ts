import { button, element } from '../shared/element.ts';
import css from './share-compose.module.css';
import { words } from './words.ts';

/** Asks what becomes of a text that was dismissed; closing the question keeps the composer open. */
export function askToKeepDraft(onAnswer: (answer: 'save' | 'discard') => void): void {
  const answer = (kind: 'save' | 'discard') => () => {
    dialog.remove();
    onAnswer(kind);
  };
  const dialog = element(
    'dialog',
    { 'data-testid': 'dialog', class: css.confirm },
    element('h2', {}, words.keepDraft),
    element('p', {}, words.keepDraftNote),
    element(
      'div',
      {},
      button({ class: css.plain }, answer('discard'), words.discard),
      button({ class: css.post }, answer('save'), words.saveDraft),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
