import type { Variant } from '../contract/item.ts';
import { type Sketch, sketchText } from './sketch.ts';

const PLACEHOLDER = /\{(?:link|disclosure)\}/g;

/** The sketch of an approved wording: the same as of the text it becomes, whosever link stands in it. */
export function sketchVariant({ text }: Pick<Variant, 'text'>): Sketch {
  return sketchText({ text: text.replace(PLACEHOLDER, ' '), link: '', disclosure: null });
}
