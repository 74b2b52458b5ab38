/** @jsxImportSource react */
import { Earth } from 'lucide';
import { useEffect, useState } from 'react';
import { Attachments } from './attachments.tsx';
import css from './composer.module.css';
import { Icon } from './icon.tsx';
import { SchedulePicker } from './schedule-picker.tsx';
import { formatTime } from './send-time.ts';
import { Thread } from './thread.tsx';
import { SendButton, ToolBar } from './tool-bar.tsx';
import { type ComposerTask, useComposer } from './use-composer.ts';
import { words } from './words.ts';

/** What a composer shows besides its task. */
export interface ComposerProps extends ComposerTask {
  readonly label?: string;
  readonly placeholder?: string;
  readonly quoted?: string;
  readonly onText?: (text: string) => void;
}

/** One composer, inline in the column or in the modal; both carry the same test ids. */
export function Composer(props: ComposerProps & { kind: 'inline' | 'modal' }): JSX.Element {
  const { kind, label = words.post, placeholder = words.placeholder, onText } = props;
  const composer = useComposer(props);
  const text = composer.texts.join('');
  useEffect(() => onText?.(text), [text, onText]);
  const [picking, setPicking] = useState(false);
  if (picking) {
    const done = (at?: Date) => {
      setPicking(false);
      composer.pickTime(at ?? composer.sendAt);
    };
    return <SchedulePicker onDone={done} />;
  }
  return (
    <div className={css['composer']}>
      {composer.sendAt ? (
        <div className={css['sendAt']}>{words.willSend(formatTime(composer.sendAt))}</div>
      ) : undefined}
      <Thread
        composer={composer}
        placeholder={placeholder}
        takesFocus={kind === 'modal'}
        tall={kind === 'modal'}
      />
      <Attachments composer={composer} />
      <div className={css['below']}>
        {props.quoted ? <div className={css['quote']}>{props.quoted}</div> : undefined}
        <div className={css['audience']}>
          <Icon shape={Earth} sizePx={16} /> {words.everyone}
        </div>
        <ToolBar composer={composer} onSchedule={() => setPicking(true)}>
          <SendButton
            composer={composer}
            testId={kind === 'modal' ? 'tweetButton' : 'tweetButtonInline'}
            label={label}
          />
        </ToolBar>
      </div>
    </div>
  );
}
