import type { NetworkId } from '../contract/primitives.ts';
import type { LengthRule } from './text-length.ts';

/** What the rules need to know of a network: the data part of its file in src/networks. */
export interface NetworkFacts {
  id: NetworkId;
  /** The network's own name, the same in every language: LinkedIn, X. */
  label: string;
  /** Value of utm_source: lower case, from a fixed list, because reports split on it. */
  utmSource: string;
  lengthRule: LengthRule;
}
