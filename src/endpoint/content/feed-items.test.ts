import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugSchema } from '../../contract/primitives.ts';
import { feedItemId } from './feed-items.ts';

/** Made once, before the test: its ranges take the best part of a second to build. */
const anyText = fc.string({ unit: 'binary' });

describe('feedItemId', () => {
  it.each([
    ['https://www.example.com/news/2026/second-store?ref=rss#top', /^second-store-[a-z2-7]{8}$/],
    ['https://www.example.com/', /^entry-[a-z2-7]{8}$/],
    ['tag:example.com,2026:actualité/Données', /^donnees-[a-z2-7]{8}$/],
    ['新聞', /^entry-[a-z2-7]{8}$/],
    [
      `https://www.example.com/${'very-long-'.repeat(20)}`,
      /^(?:very-long-){3}very-long-[a-z2-7]{8}$/,
    ],
  ])('names %s for people', (key, expected) => {
    expect(feedItemId(key)).toMatch(expected);
  });

  it('is an id that the contract takes, whatever the key', () => {
    fc.assert(
      fc.property(anyText, (key) => {
        expect(slugSchema.safeParse(feedItemId(key)).success).toBe(true);
      }),
    );
  });

  it('tells keys apart that read the same', () => {
    const [one, two] = ['https://www.example.com/a/news', 'https://www.example.com/b/news'];
    expect(feedItemId(one)).not.toBe(feedItemId(two));
    expect(feedItemId(one)).toBe(feedItemId(one));
  });
});
