import { type CompositeDecorator, ContentState, convertToRaw, EditorState } from 'draft-js';

/** The text of the editor's model: its raw blocks, one a line. */
export function textOf(state: EditorState): string {
  return convertToRaw(state.getCurrentContent())
    .blocks.map(({ text }) => text)
    .join('\n');
}

/** An editor state that holds `text`, a block per line, with the caret at its end. */
export function stateOf(text: string, decorator: CompositeDecorator): EditorState {
  if (text === '') return EditorState.createEmpty(decorator);
  const content = ContentState.createFromText(text);
  return EditorState.moveSelectionToEnd(EditorState.createWithContent(content, decorator));
}
