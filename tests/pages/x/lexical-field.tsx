/** @jsxImportSource react */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import {
  $createParagraphNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  HISTORY_MERGE_TAG,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import css from './composer.module.css';
import { type FieldProps, fieldName, useRegistered } from './field.ts';
import { words } from './words.ts';

/** Typing within this time is one step of the history. */
const historyDelayMs = 1000;

function fail(error: Error): never {
  throw error;
}

/** Replaces what the editor holds and puts the caret behind it; the history takes it for its start. */
function fill(editor: LexicalEditor, text: string): void {
  editor.update(
    () => {
      const paragraph = $createParagraphNode();
      $getRoot().clear().append(paragraph);
      paragraph.select().insertRawText(text);
    },
    { discrete: true, tag: HISTORY_MERGE_TAG },
  );
}

function modelText(editor: LexicalEditor): string {
  return editor.read(() =>
    $getRoot()
      .getChildren()
      .map((block) => block.getTextContent())
      .join('\n'),
  );
}

/** Lexical's plain text in X's place: the same test ids, another engine. Nobody has seen X run it. */
export function LexicalField(props: FieldProps): JSX.Element {
  const { clearings, takesFocus } = props;
  const [editor] = useState(() => createEditor({ namespace: 'post', onError: fail }));
  const [empty, setEmpty] = useState(props.text === '');
  const editable = useRef<HTMLDivElement>(null);
  const current = useRef(props);
  current.current = props;

  useLayoutEffect(() => {
    editor.setRootElement(editable.current);
    fill(editor, current.current.text);
    let last = modelText(editor);
    const endings = [
      registerPlainText(editor),
      registerHistory(editor, createEmptyHistoryState(), historyDelayMs),
      editor.registerUpdateListener(() => {
        const text = modelText(editor);
        if (text === last) return;
        last = text;
        setEmpty(text === '');
        current.current.onText(text);
      }),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          if (!event?.ctrlKey && !event?.metaKey) return false;
          event.preventDefault();
          current.current.onPost();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ];
    return () => {
      for (const end of endings) end();
      editor.setRootElement(null);
    };
  }, [editor]);
  useLayoutEffect(() => {
    if (takesFocus) editor.focus();
  }, [editor, takesFocus]);
  useRegistered(editable, () => modelText(editor));
  useEffect(() => {
    if (clearings > 0) fill(editor, '');
  }, [clearings, editor]);

  return (
    <div data-testid={`${fieldName(props.index)}RichTextInputContainer`}>
      {empty ? (
        <div className={css['placeholder']} aria-hidden="true">
          {props.placeholder}
        </div>
      ) : undefined}
      <div
        ref={editable}
        contentEditable
        suppressContentEditableWarning
        spellCheck
        role="textbox"
        tabIndex={0}
        aria-label={words.editor}
        aria-multiline="true"
        data-testid={fieldName(props.index)}
        className={css['plainEditor']}
      />
    </div>
  );
}
