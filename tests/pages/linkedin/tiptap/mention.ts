import type { DOMOutputSpec, Node } from '@tiptap/pm/model';

/** A person named in a post: an entity with an id, not text; pasted `@name` never becomes one. Fits TipTap 2 and 3. */
export const mention = {
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ entityID: { default: null }, label: { default: '' } }),
  parseHTML: () => [{ tag: 'a[data-entity-id]' }],
  renderHTML: ({ node }: { node: Node }): DOMOutputSpec => [
    'a',
    { class: 'mention', 'data-entity-id': String(node.attrs['entityID']) },
    `@${String(node.attrs['label'])}`,
  ],
};
