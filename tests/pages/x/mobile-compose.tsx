/** @jsxImportSource react */
import { X } from 'lucide';
import { useState } from 'react';
import css from './composer.module.css';
import type { ComposerProps } from './composer.tsx';
import { DiscardSheet } from './discard-sheet.tsx';
import { Icon } from './icon.tsx';
import layout from './layout.module.css';
import { Thread } from './thread.tsx';
import { SendButton, ToolBar } from './tool-bar.tsx';
import { useComposer } from './use-composer.ts';
import { words } from './words.ts';

/** The mobile composer: a page of its own, Post in the bar on top, the tools at the bottom edge. */
export function MobileCompose(props: ComposerProps & { onClose: () => void }): JSX.Element {
  const { label = words.post, placeholder = words.placeholder } = props;
  const composer = useComposer(props);
  const [asking, setAsking] = useState(false);
  const empty = composer.texts.every((text) => text.trim() === '');
  return (
    <div className={css['mobile']}>
      <div className={css['bar']}>
        <button
          type="button"
          data-testid="app-bar-close"
          aria-label={words.close}
          className={layout['place']}
          onClick={() => (empty ? props.onClose() : setAsking(true))}
        >
          <Icon shape={X} />
        </button>
        <SendButton composer={composer} testId="tweetButton" label={label} />
      </div>
      <div className={css['sheetBody']}>
        <Thread composer={composer} placeholder={placeholder} takesFocus tall={false} />
        {props.quoted ? <div className={css['quote']}>{props.quoted}</div> : undefined}
      </div>
      <ToolBar composer={composer} />
      {asking ? <DiscardSheet onAnswer={props.onClose} /> : undefined}
    </div>
  );
}
