import { draft } from './draft.ts';
import type { EditorEngine } from './engine.ts';
import { lexical } from './lexical.ts';
import { quill } from './quill.ts';
import { textarea } from './textarea.ts';
import { tiptap } from './tiptap.ts';

const engines: readonly EditorEngine[] = [tiptap, quill, draft, lexical, textarea];

/** The engine that runs this editor, by its structure. */
export function recogniseEngine(editor: HTMLElement): EditorEngine | undefined {
  return engines.find((engine) => engine.recognises(editor));
}
