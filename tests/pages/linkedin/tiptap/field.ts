import type { Node } from '@tiptap/pm/model';
import { classes } from '../../shared/element.ts';
import css from './editor.module.css';

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
  /** Whether `@name` asks for a person, as it does in the composer. */
  readonly mentions?: boolean;
  onChange(): void;
}

/** A mounted TipTap of either version. */
export interface TiptapEditor {
  readonly editable: HTMLElement;
  /** Text of the document: one line per block, a hard break counts as a line end. */
  text(): string;
  /** Gives the editor the keyboard, with the caret after what it holds. */
  focus(): void;
  destroy(): void;
}

/** A document with one paragraph per line, as TipTap's JSON. */
export function paragraphs(text: string): { type: 'doc'; content: object[] } {
  return {
    type: 'doc',
    content: text.split('\n').map((line) => ({
      type: 'paragraph',
      content: line ? [{ type: 'text', text: line }] : [],
    })),
  };
}

/** The attributes of the contenteditable, as LinkedIn dresses it. */
export function dress(field: TiptapField): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': field.label,
    class: classes('tiptap', 'ProseMirror', css.editor, field.compact && css.compact),
    ...field.attributes,
  };
}

/** The text of a document: one line per block, a hard break counts as a line end. */
export function documentText(doc: Node): string {
  const blocks: string[] = [];
  doc.forEach((block) => {
    blocks.push(
      block.textBetween(0, block.content.size, undefined, ({ type, attrs }) =>
        type.name === 'hardBreak' ? '\n' : `@${String(attrs['label'])}`,
      ),
    );
  });
  return blocks.join('\n');
}
