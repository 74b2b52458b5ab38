import { mergeAttributes, Node } from '@tiptap/core';

/** A person named in a post: an entity with an id, not text; pasted `@name` never becomes one. */
export const mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ entityID: { default: null }, label: { default: '' } }),
  parseHTML: () => [{ tag: 'a[data-entity-id]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'a',
    mergeAttributes(HTMLAttributes, {
      class: 'mention',
      'data-entity-id': String(node.attrs['entityID']),
    }),
    `@${String(node.attrs['label'])}`,
  ],
});
