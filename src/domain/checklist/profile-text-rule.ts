import type { Fold } from '../coach/opening.ts';

/** The texts of a profile that can be pasted and looked at. */
export type ProfileTextKind = 'linkedin_headline' | 'linkedin_about' | 'x_bio';

/** What a network takes and shows of one of its texts. */
export interface ProfileTextRule {
  kind: ProfileTextKind;
  network: 'linkedin' | 'x';
  /** Longest text that the network takes, in code points; X counts a bio without weights. */
  max: number;
  /** Below this it says too little to be worth its place. */
  fewest: number;
  /** What is seen before "see more"; null: all of it. */
  fold: Fold | null;
}

/**
 * The texts of each network's profile, most seen first.
 * Source: reference/field.md §3: headline 220, About 2,600 with 100 to 150 characters before the fold on a phone, bio 160.
 * `fewest` is our own rule, well below what guides advise (120 for a headline, 1,500 for About).
 */
export const profileTextRules: readonly ProfileTextRule[] = [
  {
    kind: 'linkedin_headline',
    network: 'linkedin',
    max: 220,
    fewest: 40,
    fold: null,
  },
  {
    kind: 'linkedin_about',
    network: 'linkedin',
    max: 2_600,
    fewest: 200,
    fold: { characters: 150, lines: 2 },
  },
  {
    kind: 'x_bio',
    network: 'x',
    max: 160,
    fewest: 30,
    fold: null,
  },
];

/** The rule for a kind of text. */
export function findTextRule(kind: ProfileTextKind): ProfileTextRule {
  const rule = profileTextRules.find((one) => one.kind === kind);
  if (!rule) throw new Error(`No rule for ${kind}`);
  return rule;
}
