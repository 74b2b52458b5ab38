import Quill from 'quill';
import { options } from '../../shared/options.ts';
import { teachShadowCaret } from './shadow-caret.ts';

/** What one Quill field of the network needs to know. */
export interface QuillField {
  /** Where the editor mounts; it must be in its document or shadow root already. */
  readonly container: HTMLElement;
  readonly label: string;
  readonly placeholder: string;
  /** Plain text that the field starts with. */
  readonly text: string;
  onChange(): void;
}

/** A mounted Quill. */
export interface QuillEditor {
  readonly editable: HTMLElement;
  /** Text of the model (its delta), without the newline that always ends it. */
  text(): string;
  /** Gives the editor the keyboard, with the caret after what it holds. */
  focus(): void;
}

/** Mounts a real Quill 1 for plain text, dressed as LinkedIn dresses it. */
export function mountQuill(field: QuillField): QuillEditor {
  const quill = new Quill(field.container, { formats: [], placeholder: field.placeholder });
  const root = field.container.getRootNode();
  if (root instanceof ShadowRoot && options.quill === 'taught') teachShadowCaret(quill, root);
  for (const [name, value] of Object.entries({
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': field.label,
    'data-test-ql-editor-contenteditable': 'true',
  })) {
    quill.root.setAttribute(name, value);
  }
  if (field.text) quill.setText(field.text, 'silent');
  quill.on('text-change', () => field.onChange());
  if (options.handle === 'hidden') Reflect.deleteProperty(field.container, '__quill');
  return {
    editable: quill.root,
    text: () => {
      const inserts = quill.getContents().ops ?? [];
      return inserts
        .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
        .join('')
        .replace(/\n$/u, '');
    },
    focus: () => {
      quill.root.focus();
      // Not Quill's own `setSelection`: as published it can't place a caret in a shadow root.
      const last = quill.root.lastElementChild ?? quill.root;
      document.getSelection()?.setPosition(last, last.childNodes.length);
    },
  };
}
