/** @jsxImportSource react */
import { X } from 'lucide';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { trapFocus } from '../shared/focus-trap.ts';
import { Composer, type ComposerProps } from './composer.tsx';
import { DiscardSheet } from './discard-sheet.tsx';
import { Icon } from './icon.tsx';
import css from './layout.module.css';
import { words } from './words.ts';

/** A toast of the page: news, and a link only after a publication. */
export interface Notice {
  readonly key: number;
  readonly message: string;
  readonly permalink?: string;
}

/** Renders into `#layers`, where X keeps what floats above the page. */
function Layer({ children }: { children: ReactNode }): JSX.Element | null {
  const layers = document.querySelector('#layers');
  return layers && createPortal(children, layers);
}

/** The toast at the bottom. */
export function Toast({ notice }: { notice: Notice }): JSX.Element {
  return (
    <Layer>
      <div key={notice.key} data-testid="toast" role="alert" className={css['toast']}>
        <span>{notice.message}</span>
        {notice.permalink ? <a href={notice.permalink}>{words.view}</a> : undefined}
      </div>
    </Layer>
  );
}

/** What the modal composer is given. */
interface ComposeModalProps {
  readonly task: ComposerProps;
  readonly onClose: () => void;
}

/** The modal composer at `/compose/post`, above whatever page was there. */
export function ComposeModal(props: ComposeModalProps): JSX.Element {
  const dialog = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const editable = dialog.current?.querySelector<HTMLElement>('[role="textbox"]');
    if (!dialog.current || !editable) return undefined;
    const open = new AbortController();
    trapFocus(dialog.current, editable, open.signal);
    return () => open.abort();
  }, []);

  const leave = () => (text.trim() === '' ? props.onClose() : setAsking(true));
  return (
    <Layer>
      <div data-testid="mask" className={css['mask']}>
        <div
          role="dialog"
          aria-modal="true"
          aria-labelledby="modal-header"
          className={css['dialog']}
          ref={dialog}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.isDefaultPrevented()) leave();
          }}
        >
          <div id="modal-header" className={css['dialogHead']}>
            <button
              type="button"
              data-testid="app-bar-close"
              aria-label={words.close}
              className={css['place']}
              onClick={leave}
            >
              <Icon shape={X} />
            </button>
            <span className={css['link']}>{words.drafts}</span>
          </div>
          <Composer kind="modal" {...props.task} onText={setText} />
          {asking ? <DiscardSheet onAnswer={props.onClose} /> : undefined}
        </div>
      </div>
    </Layer>
  );
}
