import type { Slug } from '../contract/primitives.ts';

/** What somebody said of their role, of what they speak about and of what they don't. It never leaves their device. */
export interface Expertise {
  /** In their own words; may be empty. */
  role: string;
  /** Topics, the first one first. None: those that were agreed with the company hold. */
  speaks: readonly Slug[];
  avoids: readonly Slug[];
}

/** The topics that order the short list: what the person said themselves, else what was agreed with the company. */
export function topicsOf(expertise: Expertise | null, agreed: readonly Slug[]): readonly Slug[] {
  return expertise && expertise.speaks.length > 0 ? expertise.speaks : agreed;
}
