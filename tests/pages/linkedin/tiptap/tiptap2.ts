import { history, redo, undo } from '@tiptap/pm/history';
import { Editor, Extension, Node } from 'tiptap2-core';
import { documentText, dress, paragraphs, type TiptapEditor, type TiptapField } from './field.ts';
import { mention } from './mention.ts';
import { placeholder } from './placeholder.ts';
import { suggestions } from './suggestions.ts';

/** The nodes of TipTap 2's own starter kit that a plain text needs, with its names and key bindings. */
const nodes = [
  Node.create({ name: 'doc', topNode: true, content: 'block+' }),
  Node.create({ name: 'text', group: 'inline' }),
  Node.create({
    name: 'paragraph',
    priority: 1000,
    group: 'block',
    content: 'inline*',
    parseHTML: () => [{ tag: 'p' }],
    renderHTML: () => ['p', 0],
  }),
  Node.create({
    name: 'hardBreak',
    inline: true,
    group: 'inline',
    selectable: false,
    linebreakReplacement: true,
    parseHTML: () => [{ tag: 'br' }],
    renderHTML: () => ['br'],
    renderText: () => '\n',
    addKeyboardShortcuts() {
      const insert = () => this.editor.commands.insertContent({ type: this.name });
      return { 'Mod-Enter': insert, 'Shift-Enter': insert };
    },
  }),
];

const undoing = Extension.create({
  name: 'history',
  addProseMirrorPlugins: () => [history({ depth: 100, newGroupDelay: 500 })],
  addKeyboardShortcuts() {
    const { editor } = this;
    const run = (command: typeof undo) => () => command(editor.state, editor.view.dispatch);
    return { 'Mod-z': run(undo), 'Shift-Mod-z': run(redo), 'Mod-y': run(redo) };
  },
});

/** Mounts a real TipTap 2 editor: the version that LinkedIn runs is not known. */
export function mountTiptap2(field: TiptapField): TiptapEditor {
  const plugins = Extension.create({
    name: 'networkPlugins',
    priority: 1000,
    addProseMirrorPlugins: () => [
      placeholder(field.placeholder),
      ...(field.mentions ? [suggestions()] : []),
    ],
  });
  const editor = new Editor({
    element: field.wrapper,
    extensions: [...nodes, undoing, plugins, ...(field.mentions ? [Node.create(mention)] : [])],
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
