/** Random numbers that a seed brings back: a run that failed can be played again. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `least` up to, and without, `end`. */
  between(least: number, end: number): number;
  /** One of these. */
  pick<Item>(from: readonly Item[]): Item;
}

/** Numbers that depend on the seed alone (mulberry32, by Tommy Ettinger). */
export function seedRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, end: number) => least + Math.floor(next() * (end - least));
  return {
    next,
    between,
    pick(from) {
      const [first] = from;
      const picked = from[between(0, from.length)] ?? first;
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}
