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

/** What somebody does with a topic: nothing is said of most. */
export type Stance = 'speaks' | 'avoids' | 'neither';

/** What they said of a topic. */
export function stanceOn({ speaks, avoids }: Expertise, topic: Slug): Stance {
  if (speaks.includes(topic)) return 'speaks';
  return avoids.includes(topic) ? 'avoids' : 'neither';
}

/** The same person with another stance on a topic; what they speak about keeps its order. */
export function takeStance(expertise: Expertise, topic: Slug, stance: Stance): Expertise {
  const others = (topics: readonly Slug[]) => topics.filter((known) => known !== topic);
  const speaks = others(expertise.speaks);
  const avoids = others(expertise.avoids);
  return {
    ...expertise,
    speaks: stance === 'speaks' ? [...speaks, topic] : speaks,
    avoids: stance === 'avoids' ? [...avoids, topic] : avoids,
  };
}
