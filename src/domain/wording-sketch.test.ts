import { describe, expect, it } from 'vitest';
import { composeShareText } from './share-text.ts';
import { sketchText } from './sketch.ts';
import { sketchVariant } from './wording-sketch.ts';

const link = 'https://www.example.com/plant?utm_source=linkedin';
const disclosure = 'I work at Acme.';

describe('the sketch of an approved wording', () => {
  it.each([
    'It opens on Monday, and we all had a hand in it.\n\n{link}',
    'It opens on Monday {disclosure}, and we all had a hand in it. See {link} for more.',
    'A wording that names neither of them, and yet gets both.',
  ])('is that of the text it becomes, whatever link and disclosure stand in it: %s', (text) => {
    const written = composeShareText({ text, link, disclosure });
    expect(sketchVariant({ text })).toBe(sketchText({ text: written, link, disclosure }));
  });
});
