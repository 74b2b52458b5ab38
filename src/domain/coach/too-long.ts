import { measureText } from '../text-length.ts';
import type { Look } from './remark.ts';

/** Says by how much a text is over the network's limit, which would cut or refuse it. */
export const lookAtLength: Look = ({ text, lengthRule }) => {
  const over = measureText(text, lengthRule) - lengthRule.max;
  return over > 0 ? { id: 'too-long', severity: 'care', count: over } : null;
};
