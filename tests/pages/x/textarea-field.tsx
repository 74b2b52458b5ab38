/** @jsxImportSource react */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import css from './composer.module.css';
import { type FieldProps, fieldName, useRegistered } from './field.ts';
import { words } from './words.ts';

/** The plain `<textarea>` of the mobile page; the test id is its box's. It grows with its text. */
export function TextareaField(props: FieldProps): JSX.Element {
  const { clearings, takesFocus } = props;
  const [text, setText] = useState(props.text);
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const node = area.current;
    if (!node || !takesFocus) return;
    node.focus();
    node.setSelectionRange(node.value.length, node.value.length);
  }, [takesFocus]);
  useRegistered(area, () => text);
  useEffect(() => {
    if (clearings > 0) setText('');
  }, [clearings]);
  return (
    <div data-testid={fieldName(props.index)}>
      <textarea
        ref={area}
        rows={1}
        value={text}
        placeholder={props.placeholder}
        aria-label={words.editor}
        className={css['area']}
        onChange={({ target }) => {
          setText(target.value);
          props.onText(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          props.onPost();
        }}
      />
    </div>
  );
}
