/** @jsxImportSource react */
import { CalendarClock, Image, ListTodo, MapPin, Plus, Smile } from 'lucide';
import { type ReactNode, useRef } from 'react';
import css from './composer.module.css';
import { Counter } from './counter.tsx';
import { Icon } from './icon.tsx';
import type { ComposerState } from './use-composer.ts';
import { words } from './words.ts';

const tools = [
  [words.media, Image, undefined],
  [words.poll, ListTodo, undefined],
  [words.emoji, Smile, undefined],
  [words.schedule, CalendarClock, 'scheduleOption'],
  [words.location, MapPin, undefined],
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
      {composer.sendAt ? words.scheduleTitle : composer.texts.length > 1 ? words.postAll : label}
    </button>
  );
}

/** The row of tools; a thread has one for all its posts. Children come last. */
export function ToolBar(props: {
  readonly composer: ComposerState;
  readonly onSchedule?: () => void;
  readonly children?: ReactNode;
}): JSX.Element {
  const { composer, children, onSchedule } = props;
  const fileInput = useRef<HTMLInputElement>(null);
  const run = (name: string) => {
    if (name === words.media) fileInput.current?.click();
    if (name === words.schedule) onSchedule?.();
  };
  const empty = composer.texts.every((text) => text === '');
  return (
    <div data-testid="toolBar" className={css['tools']}>
      <div role="tablist" className={css['list']}>
        {tools.map(([name, shape, testId]) => (
          <div key={name} role="presentation">
            <button
              type="button"
              aria-label={name}
              data-testid={testId}
              className={css['tool']}
              onClick={() => run(name)}
            >
              <Icon shape={shape} />
            </button>
          </div>
        ))}
        <input
          ref={fileInput}
          type="file"
          data-testid="fileInput"
          multiple
          hidden
          tabIndex={-1}
          onChange={({ target }) => composer.attach(target.files?.[0])}
        />
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
