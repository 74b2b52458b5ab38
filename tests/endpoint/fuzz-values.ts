import * as fc from 'fast-check';
import { naughtyTexts } from './nasty-texts.ts';

/** Cases per schema and per route; `npm run fuzz` sets ten thousand. */
export const RUNS = Number(process.env.PORTEVOIX_FUZZ_RUNS ?? 100);
// `npm test` plays the same cases each time, so that it fails by a change and not by luck; `npm run fuzz` draws its own,
// and prints the seed of what fails.
if (process.env.PORTEVOIX_FUZZ_RUNS === undefined) fc.configureGlobal({ seed: 562_298_312 });
/** A case takes a few milliseconds; the machine may be busy. */
export const LIMIT_MS = 30_000 + RUNS * 60;

/** What can't be compared with a number, as JSON can say it: it threw where only `length` was looked at. */
const incomparable = { toString: 1 };

/** A value of JSON that people, editors and attackers put where another one belongs. */
export const naughty = fc.oneof(
  fc.constantFrom(...naughtyTexts, incomparable, { length: incomparable }),
  fc.string(),
  fc.jsonValue(),
);

/** A good value with one of its fields, at whatever depth, replaced by something else. */
export function changed(good: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.nat(), naughty)
    .map(([at, value]) => replaceField(structuredClone(good), at, value));
}

function replaceField(root: unknown, at: number, value: unknown): unknown {
  const places: [object, string][] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      places.push([node, key]);
      walk(child);
    }
  };
  walk(root);
  const place = places[at % places.length];
  if (place) Reflect.set(place[0], place[1], value);
  return root;
}
