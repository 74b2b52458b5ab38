/**
 * A set of visitors in at most 4 kB, to tell how many there are; sets can be united, and nobody can be taken out or looked
 * up by name. HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) over hashes of 32 bits: while there are few, the hashes
 * themselves are kept, as in Heule, Nunkesser, Hall 2013 (§5.3), and the number is exact. What a set of visitors gives does not
 * depend on their order, nor on how they were united.
 *
 * Bytes: the form, then hashes in rising order (big-endian, four bytes each), or a register in each byte.
 */
export type PeopleSketch = Uint8Array;

/** The first byte of a sketch that holds hashes, and of one that holds registers. */
export const FORM_HASHES = 0;
export const FORM_REGISTERS = 1;
const HEAD_BYTES = 1;
const HASH_BITS = 32;
const HASH_BYTES = 4;
/** Bits of a hash that choose its register. */
const INDEX_BITS = 12;
const REGISTERS = 2 ** INDEX_BITS;
/** Bits of a hash that are left; a register counts how many of them are zero before the first one. */
const REST_BITS = HASH_BITS - INDEX_BITS;
const RANK_MAX = REST_BITS + 1;
/** As many hashes as take the place of the registers where both are written as text, in a letter for six bits or a register. */
const HASHES_MAX = (REGISTERS * 6) / HASH_BITS;

/** Standard error of a number, as its part, once there are more people than are told exactly: 1.04/√m (Flajolet et al. 2007). */
export const PEOPLE_ERROR = 1.04 / Math.sqrt(REGISTERS);

/** The sketch of visitors by their hashes: whole numbers of 32 bits, all as likely as one another. */
export function sketchPeople(hashes: Iterable<number>): PeopleSketch {
  const distinct = [...new Set(hashes)];
  return distinct.length > HASHES_MAX ? writeRegisters(distinct) : writeHashes(distinct);
}

/** The sketch of whoever is in one of two. */
export function unitePeople(one: PeopleSketch, other: PeopleSketch): PeopleSketch {
  if (isHashes(one) && isHashes(other)) {
    return sketchPeople([...readHashes(one), ...readHashes(other)]);
  }
  const [larger, added] = isHashes(one) ? [other, one] : [one, other];
  const united = Uint8Array.from(larger);
  if (isHashes(added)) raise(united, readHashes(added));
  else {
    // By place, not by iterator: a year of a large company unites thousands of sketches.
    for (let at = HEAD_BYTES; at < added.length; at += 1) {
      const rank = added[at] ?? 0;
      if (rank > (united[at] ?? 0)) united[at] = rank;
    }
  }
  return united;
}

/**
 * How many people are in a sketch: the number itself up to some hundreds, then an estimate of standard error
 * {@link PEOPLE_ERROR}, by the improved estimator of Ertl 2017 (arXiv:1702.01284, algorithm 6), which has no ranges to
 * switch between and no tables of bias.
 */
export function countPeople(sketch: PeopleSketch): number {
  if (isHashes(sketch)) return (sketch.length - HEAD_BYTES) / HASH_BYTES;
  const counts = Array.from({ length: RANK_MAX + 1 }, () => 0);
  for (const rank of sketch.subarray(HEAD_BYTES)) counts[rank] = (counts[rank] ?? 0) + 1;
  const of = (rank: number) => counts[rank] ?? 0;
  let sum = REGISTERS * tau(1 - of(RANK_MAX) / REGISTERS);
  for (let rank = REST_BITS; rank >= 1; rank -= 1) sum = (sum + of(rank)) / 2;
  sum += REGISTERS * sigma(of(0) / REGISTERS);
  return Math.round(REGISTERS ** 2 / (2 * Math.LN2 * sum));
}

const isHashes = (sketch: PeopleSketch) => sketch[0] === FORM_HASHES;

function writeHashes(distinct: number[]): PeopleSketch {
  const sketch = new Uint8Array(HEAD_BYTES + distinct.length * HASH_BYTES);
  sketch[0] = FORM_HASHES;
  const view = new DataView(sketch.buffer);
  for (const [place, hash] of distinct.toSorted((a, b) => a - b).entries()) {
    view.setUint32(HEAD_BYTES + place * HASH_BYTES, hash);
  }
  return sketch;
}

function* readHashes(sketch: PeopleSketch): Generator<number> {
  const view = new DataView(sketch.buffer, sketch.byteOffset, sketch.byteLength);
  for (let at = HEAD_BYTES; at < sketch.length; at += HASH_BYTES) yield view.getUint32(at);
}

function writeRegisters(hashes: Iterable<number>): PeopleSketch {
  const sketch = new Uint8Array(HEAD_BYTES + REGISTERS);
  sketch[0] = FORM_REGISTERS;
  raise(sketch, hashes);
  return sketch;
}

function raise(sketch: Uint8Array, hashes: Iterable<number>): void {
  for (const hash of hashes) {
    const at = HEAD_BYTES + (hash >>> REST_BITS);
    const rank = Math.min(Math.clz32(hash << INDEX_BITS) + 1, RANK_MAX);
    if (rank > (sketch[at] ?? 0)) sketch[at] = rank;
  }
}

/** x + Σ x^(2^k) 2^(k−1): what the registers that nobody touched stand for. */
function sigma(part: number): number {
  if (part === 1) return Infinity;
  let [power, weight, sum] = [part, 1, part];
  for (let before = -1; before !== sum; ) {
    before = sum;
    power **= 2;
    sum += power * weight;
    weight *= 2;
  }
  return sum;
}

/** (1 − x − Σ (1 − x^(2^−k))² 2^−k) / 3: what the registers that can't rise any more stand for. */
function tau(part: number): number {
  if (part === 0 || part === 1) return 0;
  let [root, weight, sum] = [part, 1, 1 - part];
  for (let before = -1; before !== sum; ) {
    before = sum;
    root = Math.sqrt(root);
    weight /= 2;
    sum -= (1 - root) ** 2 * weight;
  }
  return sum / 3;
}
