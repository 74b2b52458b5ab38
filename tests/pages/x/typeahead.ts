import { EditorState, Modifier } from 'draft-js';
import { people } from '../shared/people.ts';
import { subjects } from './stories.ts';

/** The word at the caret that asks for suggestions. */
export interface Query {
  readonly sign: '@' | '#';
  readonly word: string;
  /** Where the word starts in its block, the sign included. */
  readonly start: number;
}

const atCaret = /(?:^|[\s(])([@#])([\p{L}\p{N}_]{1,30})$/u;

/** Finds the `@x` or `#x` that ends at a collapsed, focused caret. */
export function findQuery(state: EditorState): Query | undefined {
  const selection = state.getSelection();
  if (!selection.isCollapsed() || !selection.getHasFocus()) return undefined;
  const block = state.getCurrentContent().getBlockForKey(selection.getStartKey());
  const before = block.getText().slice(0, selection.getStartOffset());
  const match = atCaret.exec(before);
  const word = match?.[2];
  if (!match || word === undefined) return undefined;
  return { sign: match[1] === '@' ? '@' : '#', word, start: before.length - word.length - 1 };
}

/** What the network would answer to a query; it always finds something. */
export function suggest({ sign, word }: Query): readonly string[] {
  const all =
    sign === '@'
      ? Object.values(people).map(({ handle }) => handle)
      : subjects.map(([title]) => title);
  const fitting = all.filter((one) => one.toLowerCase().startsWith(word.toLowerCase()));
  return fitting.length > 0 ? fitting : all.slice(0, 3);
}

/** Puts the chosen word, and a space, in the place of the query. */
export function complete(state: EditorState, query: Query, word: string): EditorState {
  const selection = state.getSelection();
  const place = selection.merge({
    anchorOffset: query.start,
    focusOffset: selection.getEndOffset(),
  });
  const content = Modifier.replaceText(state.getCurrentContent(), place, `${query.sign}${word} `);
  return EditorState.push(state, content, 'insert-characters');
}
