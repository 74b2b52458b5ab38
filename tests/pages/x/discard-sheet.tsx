/** @jsxImportSource react */
import { log } from '../shared/hook.ts';
import css from './layout.module.css';
import { words } from './words.ts';

/** Asks what becomes of a text whose composer is being closed. */
export function DiscardSheet({ onAnswer }: { onAnswer: () => void }): JSX.Element {
  const answer = (kind: 'draft saved' | 'discarded') => {
    log(kind);
    onAnswer();
  };
  return (
    <div className={css['sheet']}>
      <div data-testid="confirmationSheetDialog" className={css['sheetBox']}>
        <h2>{words.saveTitle}</h2>
        <p>{words.saveNote}</p>
        <button
          type="button"
          data-testid="confirmationSheetConfirm"
          onClick={() => answer('draft saved')}
        >
          {words.save}
        </button>
        <button
          type="button"
          data-testid="confirmationSheetCancel"
          onClick={() => answer('discarded')}
        >
          {words.discard}
        </button>
      </div>
    </div>
  );
}
