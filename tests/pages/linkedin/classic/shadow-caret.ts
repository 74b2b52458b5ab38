import type Quill from 'quill';

declare module 'quill' {
  /** The parts of Quill 1's insides that look for the caret in the document; its types leave them out. */
  interface Quill {
    readonly selection: {
      hasFocus(): boolean;
      getNativeRange(): unknown;
      normalizeNative(range: StaticRange): unknown;
    };
    readonly emitter: { handleDOM(event: Event): void };
  }
}

const documentEvents = ['selectionchange', 'mousedown', 'mouseup', 'click'];

/**
 * Teaches Quill 1 to find its caret inside a shadow root. As published it asks the document, which
 * answers with the shadow host: keyboard bindings, its own undo and a person's paste then do nothing
 * or throw. Its document listeners find editors by `document.querySelectorAll`, blind there as well.
 */
export function teachShadowCaret(quill: Quill, root: ShadowRoot): void {
  const { selection, emitter } = quill;
  selection.hasFocus = () => root.activeElement === quill.root;
  selection.getNativeRange = () => {
    const [range] = document.getSelection()?.getComposedRanges({ shadowRoots: [root] }) ?? [];
    return range ? selection.normalizeNative(range) : null;
  };
  for (const name of documentEvents) {
    document.addEventListener(name, (event) => emitter.handleDOM(event));
  }
}
