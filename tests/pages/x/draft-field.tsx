/** @jsxImportSource react */

import { Editor, type EditorState, getDefaultKeyBinding, KeyBindingUtil } from 'draft-js';
import 'draft-js/dist/Draft.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { stateOf, textOf } from './draft-text.ts';
import { entityDecorator } from './entities.tsx';
import { type FieldProps, fieldName, useRegistered } from './field.ts';
import { SuggestionDropdown } from './suggestion-dropdown.tsx';
import { complete, findQuery, suggest } from './typeahead.ts';
import { words } from './words.ts';

/** Draft.js as X has it: coloured entities, suggestions, Ctrl+Enter. */
export function DraftField(props: FieldProps): JSX.Element {
  const { clearings, placeholder, takesFocus } = props;
  const [state, setState] = useState(() => stateOf(props.text, entityDecorator));
  const [closedFor, setClosedFor] = useState('');
  const [picked, setPicked] = useState(0);
  const editor = useRef<Editor>(null);
  const editable = useRef<HTMLElement | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const text = textOf(state);
  const found = findQuery(state);
  const query = found && `${found.sign}${found.word}` !== closedFor ? found : undefined;
  const offers = query ? suggest(query) : [];

  useLayoutEffect(() => {
    editable.current = box.current?.querySelector('.public-DraftEditor-content') ?? null;
    if (takesFocus) editor.current?.focus();
  }, [takesFocus]);
  useRegistered(editable, () => text);
  useEffect(() => {
    if (clearings > 0) setState(stateOf('', entityDecorator));
  }, [clearings]);

  const change = (next: EditorState) => {
    setState(next);
    if (textOf(next) !== text) props.onText(textOf(next));
  };
  const take = (word: string) => {
    if (query) change(complete(state, query, word));
  };
  return (
    <>
      <div data-testid={`${fieldName(props.index)}RichTextInputContainer`} ref={box}>
        <Editor
          ref={editor}
          editorState={state}
          onChange={change}
          placeholder={text === '' ? placeholder : ''}
          stripPastedStyles
          spellCheck
          webDriverTestID={fieldName(props.index)}
          role="textbox"
          ariaLabel={words.editor}
          ariaMultiline
          ariaAutoComplete="list"
          keyBindingFn={(event) => {
            if (event.key === 'Enter' && KeyBindingUtil.hasCommandModifier(event)) return 'post';
            if (query && event.key === 'Escape') return 'close-typeahead';
            if (query && event.key === 'ArrowDown') return 'next-suggestion';
            if (query && event.key === 'Tab') return 'take-suggestion';
            return getDefaultKeyBinding(event);
          }}
          handleKeyCommand={(command: string) => {
            if (command === 'post') props.onPost();
            else if (command === 'close-typeahead' && query) {
              setClosedFor(`${query.sign}${query.word}`);
            } else if (command === 'next-suggestion') setPicked((picked + 1) % offers.length);
            else if (command === 'take-suggestion') take(offers[picked] ?? '');
            else return 'not-handled';
            return 'handled';
          }}
          handleReturn={(event) => {
            if (query?.sign !== '@' || KeyBindingUtil.hasCommandModifier(event)) {
              return 'not-handled';
            }
            take(offers[picked] ?? '');
            return 'handled';
          }}
        />
      </div>
      {query ? (
        <SuggestionDropdown query={query} offers={offers} picked={picked} onTake={take} />
      ) : undefined}
    </>
  );
}
