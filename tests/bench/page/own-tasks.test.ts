import { expect, test } from 'vitest';
import { sumByTask, type TraceEvent } from './own-tasks.ts';

/** An event of the page's thread, times in milliseconds. */
function event(name: string, [from, to]: [number, number], url?: string): TraceEvent {
  const data = url === undefined ? {} : { url };
  return {
    name,
    ph: 'X',
    pid: 1,
    tid: 1,
    ts: from * 1_000,
    dur: (to - from) * 1_000,
    args: { data },
  };
}

const ours = 'chrome-extension://abc/loader.js';
const pages = 'https://x.com/main.js';

test('our script is counted once per task, with what it makes the page do', () => {
  const task = event('RunTask', [0, 100]);
  const listener = event('FunctionCall', [10, 40], ours);
  const editor = event('FunctionCall', [15, 35], pages);
  const nested = event('FunctionCall', [20, 30], ours);
  const second = event('FunctionCall', [50, 55], ours);
  expect(sumByTask([task, listener, editor, nested, second])).toEqual([35]);
});

test('a task of the page’s own is not ours, nor is any task of another thread', () => {
  const other = { ...event('FunctionCall', [0, 9], ours), pid: 2 };
  const task = [event('RunTask', [0, 90]), event('FunctionCall', [1, 80], pages)];
  const foreign = { ...event('RunTask', [0, 9]), pid: 2 };
  expect(sumByTask([...task, foreign, other])).toEqual([]);
});

test('continuations count as ours where no script of the page ran', () => {
  const page = [event('RunTask', [0, 5]), event('FunctionCall', [0, 2], pages)];
  const continuation = [event('RunTask', [10, 20]), event('RunMicrotasks', [11, 19])];
  expect(sumByTask([...page, event('RunMicrotasks', [2, 5]), ...continuation])).toEqual([8]);
});
