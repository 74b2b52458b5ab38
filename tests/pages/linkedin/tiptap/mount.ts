import { options } from '../../shared/options.ts';
import type { TiptapEditor, TiptapField } from './field.ts';
import { mountTiptap2 } from './tiptap2.ts';
import { mountTiptap3 } from './tiptap3.ts';

/** Mounts a real TipTap editor, of the version that the page's address asks for. */
export function mountTiptap(field: TiptapField): TiptapEditor {
  return options.engine === 'tiptap2' ? mountTiptap2(field) : mountTiptap3(field);
}
