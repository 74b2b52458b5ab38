import { compareSketches, sketchText } from '../sketch.ts';
import type { Look } from './remark.ts';

/** From here on a reader who has seen the other text recognises it; two standard errors above one half. */
const RECOGNISED_FROM = 0.67;

/**
 * Says how many tenths of the wording a text that the person changed still shares with an approved one, which
 * colleagues may post too. An approved text that nobody changed is what the company offers: nothing to say.
 */
export const lookAtSimilarity: Look = ({ text, approved, link, disclosure, others }) => {
  if (text === approved) return null;
  const sketch = (wording: string) => sketchText({ text: wording, link, disclosure });
  const own = sketch(text);
  const closest = Math.max(
    ...[sketch(approved), ...others].map((other) => compareSketches(own, other)),
  );
  if (closest < RECOGNISED_FROM) return null;
  return { id: 'wording-close', severity: 'tip', count: Math.round(10 * closest) };
};
