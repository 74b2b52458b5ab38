import { expect, it } from 'vitest';
import type { Item, Variant } from '../../contract/item.ts';
import demo from '../../endpoint/demo/programme.json';
import { networks } from '../../networks/registry.ts';
import { findWritingHabits } from '../../networks/writing-habits.ts';
import { sketchText } from '../sketch.ts';
import { writeWording } from '../wording.ts';
import { coachText } from './coach.ts';

// The file is checked against the contract where it is imported; JSON has no unions for the compiler.
const items = demo.items as unknown as Item[];
const programme = demo.programme;

const fits = (variant: Variant, network: string) =>
  variant.network === network || variant.network === 'any';

const cases = items.flatMap((item) =>
  networks.flatMap((network) => {
    const written = item.variants
      .filter((variant) => fits(variant, network.id))
      .flatMap((variant) => {
        const parts = {
          item,
          variant,
          network,
          programme,
          ambassador: 'k7m2q4xd',
          shortLink: null,
        };
        return writeWording(parts) ?? [];
      });
    return written.map((wording) => ({
      name: `${item.id}, ${wording.variant.id}, ${network.label}`,
      network,
      wording,
      disclosure: item.disclosure ?? null,
      siblings: written.filter((other) => other !== wording),
    }));
  }),
);

it.each(cases)('the coach has nothing to say about an approved text: $name', (demoText) => {
  const { network, wording, disclosure, siblings } = demoText;
  const habits = findWritingHabits(network.id);
  if (!habits) throw new Error(`nobody wrote down how ${network.id} shows a post`);
  const { text, link, variant } = wording;
  const others = siblings.map((other) => sketchText({ ...other, disclosure }));
  const { locale } = variant;
  const rest = { locale, lengthRule: network.lengthRule, habits, link, disclosure, others };
  expect(coachText({ text, approved: text, ...rest })).toEqual([]);
});
