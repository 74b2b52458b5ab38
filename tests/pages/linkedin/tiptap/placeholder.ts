import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** TipTap's placeholder, as its own extension marks it: classes and `data-placeholder` on the empty block. */
export function placeholder(text: string): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const empty = doc.childCount === 1 && doc.firstChild?.content.size === 0;
        if (!empty) return DecorationSet.empty;
        return DecorationSet.create(doc, [
          Decoration.node(0, doc.firstChild.nodeSize, {
            class: 'is-empty is-editor-empty',
            'data-placeholder': text,
          }),
        ]);
      },
    },
  });
}
