import { Editor, type Extensions, type JSONContent } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { classes } from '../shared/element.ts';
import css from './editor.module.css';
import { placeholder } from './placeholder.ts';

/** What one TipTap field of the network needs to know. */
export interface TiptapField {
  /** Where the editor mounts. */
  readonly wrapper: HTMLElement;
  readonly label: string;
  readonly placeholder: string;
  /** Plain text that the field starts with. */
  readonly text: string;
  /** Further attributes of the contenteditable. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly compact?: boolean;
  readonly extensions?: Extensions;
  onChange(): void;
}

/** Plain paragraphs, line breaks and undo: the network's box knows no bold, lists or headings. */
const plainText = StarterKit.configure({
  blockquote: false,
  bold: false,
  bulletList: false,
  code: false,
  codeBlock: false,
  heading: false,
  horizontalRule: false,
  italic: false,
  link: false,
  listItem: false,
  listKeymap: false,
  orderedList: false,
  strike: false,
  trailingNode: false,
  underline: false,
});

function paragraph(line: string): JSONContent {
  return { type: 'paragraph', content: line ? [{ type: 'text', text: line }] : [] };
}

/** Mounts a real TipTap editor, dressed as LinkedIn dresses it. */
export function mountTiptap(field: TiptapField): Editor {
  return new Editor({
    element: field.wrapper,
    extensions: [plainText, placeholder(field.placeholder), ...(field.extensions ?? [])],
    content: {
      type: 'doc',
      content: field.text.split('\n').map(paragraph),
    },
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': field.label,
        class: classes('tiptap', 'ProseMirror', css.editor, field.compact && css.compact),
        ...field.attributes,
      },
    },
    onUpdate: () => field.onChange(),
  });
}

/** The text of the editor's document: one line per block, a hard break counts as a line end. */
export function tiptapText({ state }: Editor): string {
  const blocks: string[] = [];
  state.doc.forEach((block) => {
    blocks.push(
      block.textBetween(0, block.content.size, undefined, ({ type, attrs }) =>
        type.name === 'hardBreak' ? '\n' : `@${String(attrs['label'])}`,
      ),
    );
  });
  return blocks.join('\n');
}
