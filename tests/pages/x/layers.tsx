/** @jsxImportSource react */
import { X } from 'lucide';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { trapFocus } from '../shared/focus-trap.ts';
import { log } from '../shared/hook.ts';
import { options } from '../shared/options.ts';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import css from './layout.module.css';
import type { Story } from './stories.ts';
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
  /** Post that is answered, when the modal is a reply. */
  readonly answered: Story | undefined;
  readonly quotedUrl: string | undefined;
  readonly onClose: () => void;
  readonly onSent: (text: string, permalink: string) => void;
  readonly onRefused: () => void;
}

/** The modal composer at `/compose/post`, above whatever page was there. */
export function ComposeModal(props: ComposeModalProps): JSX.Element {
  const { answered, quotedUrl } = props;
  const dialog = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const editable = dialog.current?.querySelector<HTMLElement>('.public-DraftEditor-content');
    if (!dialog.current || !editable) return undefined;
    const open = new AbortController();
    trapFocus(dialog.current, editable, open.signal);
    return () => open.abort();
  }, []);

  const leave = () => (text.trim() === '' ? props.onClose() : setAsking(true));
  const answer = (kind: 'saved' | 'discarded') => {
    log(kind === 'saved' ? 'draft saved' : 'discarded');
    props.onClose();
  };
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
          <Composer
            kind="modal"
            text={options.draft}
            label={answered ? words.reply : words.post}
            placeholder={answered ? words.replyPlaceholder : words.placeholder}
            {...(answered
              ? { quoted: answered.text, target: { in_reply_to: answered.id } }
              : quotedUrl && { quoted: quotedUrl, target: { url: quotedUrl } })}
            onText={setText}
            onSent={props.onSent}
            onRefused={props.onRefused}
          />
          {asking ? (
            <div className={css['sheet']}>
              <div data-testid="confirmationSheetDialog" className={css['sheetBox']}>
                <h2>{words.saveTitle}</h2>
                <p>{words.saveNote}</p>
                <button
                  type="button"
                  data-testid="confirmationSheetConfirm"
                  onClick={() => answer('saved')}
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
          ) : undefined}
        </div>
      </div>
    </Layer>
  );
}
