/** @jsxImportSource react */
import { CalendarClock, Image, ListTodo, MapPin, Plus, Smile } from 'lucide';
import type { ReactNode } from 'react';
import css from './composer.module.css';
import { Counter } from './counter.tsx';
import { Icon } from './icon.tsx';
import type { ComposerState } from './use-composer.ts';
import { words } from './words.ts';

const tools = [
  [words.media, Image],
  [words.poll, ListTodo],
  [words.emoji, Smile],
  [words.schedule, CalendarClock],
  [words.location, MapPin],
] as const;

/** The button that posts, dead or alive as X marks it. */
export function SendButton(props: {
  readonly composer: ComposerState;
  readonly testId: 'tweetButton' | 'tweetButtonInline';
  readonly label: string;
}): JSX.Element {
  const { composer, testId, label } = props;
  return (
    <button
      type="button"
      data-testid={testId}
      className={css['send']}
      disabled={!composer.alive}
      {...(composer.alive ? {} : { 'aria-disabled': true, tabIndex: -1 })}
      onClick={() => composer.send()}
    >
      {composer.texts.length > 1 ? words.postAll : label}
    </button>
  );
}

/** The row of tools; a thread has one for all its posts. Children come last. */
export function ToolBar(props: {
  readonly composer: ComposerState;
  readonly children?: ReactNode;
}): JSX.Element {
  const { composer, children } = props;
  const empty = composer.texts.every((text) => text === '');
  return (
    <div data-testid="toolBar" className={css['tools']}>
      <div role="tablist" className={css['list']}>
        {tools.map(([name, shape]) => (
          <div key={name} role="presentation">
            <button type="button" aria-label={name} className={css['tool']}>
              <Icon shape={shape} />
            </button>
          </div>
        ))}
        <input type="file" data-testid="fileInput" multiple hidden tabIndex={-1} />
      </div>
      {empty ? undefined : (
        <>
          <Counter weight={composer.weight} />
          <button
            type="button"
            aria-label={words.addPost}
            data-testid="addButton"
            className={css['add']}
            onClick={() => composer.add()}
          >
            <Icon shape={Plus} sizePx={16} />
          </button>
        </>
      )}
      {children}
    </div>
  );
}
