/** @jsxImportSource react */
import { ArrowLeft } from 'lucide';
import { useEffect, useState } from 'react';
import css from './composer.module.css';
import { Icon } from './icon.tsx';
import { formatTime } from './send-time.ts';
import { words } from './words.ts';

const range = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

/** A day from now, on the hour. */
function tomorrow(): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, now.getHours());
}

/** The fields in X's order; the ids of its `<select>`s count up with it. */
const fields = [
  [words.month, range(0, 12), (at: Date) => at.getMonth(), 'setMonth'],
  [words.day, range(1, 31), (at: Date) => at.getDate(), 'setDate'],
  [words.year, range(tomorrow().getFullYear(), 2), (at: Date) => at.getFullYear(), 'setFullYear'],
  [words.hour, range(0, 24), (at: Date) => at.getHours(), 'setHours'],
  [words.minute, range(0, 60), (at: Date) => at.getMinutes(), 'setMinutes'],
] as const;

/**
 * The screen where a time is picked, at an address of its own.
 * @param props.onDone told the time, or nothing when the person went back.
 */
export function SchedulePicker(props: { onDone: (at?: Date) => void }): JSX.Element {
  const [at, setAt] = useState(tomorrow);
  useEffect(() => {
    const before = location.pathname;
    if (!before.startsWith('/compose/post')) return undefined;
    history.replaceState(history.state, '', `/compose/post/schedule${location.search}`);
    return () => history.replaceState(history.state, '', `${before}${location.search}`);
  }, []);
  return (
    <div className={css['schedule']}>
      <div>
        <button
          type="button"
          data-testid="app-bar-back"
          aria-label={words.back}
          onClick={() => props.onDone()}
        >
          <Icon shape={ArrowLeft} />
        </button>
        <b>{words.scheduleTitle}</b>
        <button
          type="button"
          data-testid="scheduledConfirmationPrimaryAction"
          className={css['send']}
          onClick={() => props.onDone(at)}
        >
          {words.confirm}
        </button>
      </div>
      <p>{words.willSend(formatTime(at))}</p>
      {fields.map(([label, values, read, write], index) => (
        <label key={label} htmlFor={`SELECTOR_${index + 1}`}>
          {label}
          <select
            id={`SELECTOR_${index + 1}`}
            value={read(at)}
            onChange={({ target }) => {
              const next = new Date(at);
              next[write](Number(target.value));
              setAt(next);
            }}
          >
            {values.map((value) => (
              <option key={value} value={value}>
                {index === 0 ? value + 1 : value}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
