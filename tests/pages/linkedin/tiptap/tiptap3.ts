import { Editor, Extension, Node } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { documentText, dress, paragraphs, type TiptapEditor, type TiptapField } from './field.ts';
import { mention } from './mention.ts';
import { placeholder } from './placeholder.ts';
import { suggestions } from './suggestions.ts';

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

/** Mounts a real TipTap 3 editor, dressed as LinkedIn dresses it. */
export function mountTiptap3(field: TiptapField): TiptapEditor {
  const plugins = Extension.create({
    name: 'networkPlugins',
    // In front of the key bindings of paragraphs and breaks: Enter takes a suggestion.
    priority: 1000,
    addProseMirrorPlugins: () => [
      placeholder(field.placeholder),
      ...(field.mentions ? [suggestions()] : []),
    ],
  });
  const editor = new Editor({
    element: field.wrapper,
    extensions: [plainText, plugins, ...(field.mentions ? [Node.create(mention)] : [])],
    content: paragraphs(field.text),
    editorProps: { attributes: dress(field) },
    onUpdate: () => field.onChange(),
  });
  return {
    editable: editor.view.dom,
    text: () => documentText(editor.state.doc),
    focus: () => editor.commands.focus('end'),
    destroy: () => editor.destroy(),
  };
}
