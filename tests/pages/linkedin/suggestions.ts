import type { Extensions } from '@tiptap/core';

/** TODO */
export function suggestions(): Extensions {
  return [];
}
