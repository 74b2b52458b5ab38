import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LinkTags, readTaggedContent, tagLink } from './tagged-link.ts';

const slug = fc.stringMatching(/^[a-z0-9](?:[a-z0-9_~-]{0,10}[a-z0-9])?$/);
const piece = fc.oneof(
  fc.constantFrom(
    'utm_source=a',
    'utm_term',
    'UTM_ID=1',
    '%75tm_x=1',
    'a=1',
    'a',
    '',
    '=',
    '%',
    '%zz',
    '+',
  ),
  fc.constantFrom(
    'q=a%20b',
    'q=a+b',
    '?',
    "it's",
    'é=ü',
    'a=&amp;',
    '[]=1',
    'a=b=c',
    '\uD800',
    '"<>',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const url = fc
  .tuple(
    fc.constantFrom('', '/', '/a/b', '/é', '//', '/?'),
    fc.option(
      fc.array(piece, { maxLength: 5 }).map((parts) => parts.join('&').replaceAll('#', '')),
    ),
    fc.option(fc.string({ unit: 'grapheme', maxLength: 6 })),
  )
  .map(
    ([path, search, fragment]) =>
      `https://www.company.com${path}${search === null ? '' : `?${search}`}${fragment === null ? '' : `#${fragment}`}`,
  );

const tags: fc.Arbitrary<LinkTags> = fc.record({
  url,
  source: fc.constantFrom('linkedin', 'x'),
  campaign: fc.record({ id: slug, slug }),
  programme: slug,
  itemId: slug,
  variantId: slug,
  ambassador: fc.option(fc.stringMatching(/^[a-z2-7]{8}$/)),
  domains: fc.constant(['www.company.com']),
  whenTagged: fc.constantFrom('keep' as const, 'replace' as const),
});

const isTag = (key: string) => /^utm_/i.test(key);
const listOthers = (href: string) => [...new URL(href).searchParams].filter(([key]) => !isTag(key));
const listTags = (href: string) => [...new URL(href).searchParams.keys()].filter(isTag);

const RUNS = { numRuns: 500 };

test('tagging what was tagged changes nothing', () => {
  fc.assert(
    fc.property(tags, (input) => {
      const { href } = tagLink(input);
      expect(tagLink({ ...input, url: href }).href).toBe(href);
    }),
    RUNS,
  );
});

test('all other parameters, the path and the fragment come out as they went in', () => {
  fc.assert(
    fc.property(tags, (input) => {
      const [before, after] = [new URL(input.url), new URL(tagLink(input).href)];
      expect(listOthers(after.href)).toEqual(listOthers(before.href));
      expect(after.hash).toBe(before.hash);
      expect(after.origin + after.pathname).toBe(before.origin + before.pathname);
    }),
    RUNS,
  );
});

test('an old query without tags stands byte for byte at the start of the new one', () => {
  fc.assert(
    fc.property(tags, (input) => {
      const { href, outcome } = tagLink(input);
      if (outcome === 'tagged')
        expect(new URL(href).search.startsWith(new URL(input.url).search)).toBe(true);
    }),
    RUNS,
  );
});

test('there are never two of the same tag from us, and never tags of two sets', () => {
  fc.assert(
    fc.property(tags, (input) => {
      const { href, outcome } = tagLink(input);
      const found = listTags(href);
      if (outcome === 'kept') expect(found).toEqual(listTags(input.url));
      else expect(found).toHaveLength(new Set(found).size);
      if (outcome !== 'kept') expect(found).toHaveLength(6);
    }),
    RUNS,
  );
});

test('the outcome says what was done', () => {
  fc.assert(
    fc.property(tags, (input) => {
      const wasTagged = listTags(new URL(input.url).href).length > 0;
      const expected = input.whenTagged === 'replace' ? 'replaced' : 'kept';
      expect(tagLink(input).outcome).toBe(wasTagged ? expected : 'tagged');
    }),
    RUNS,
  );
});

test('a link reads back as the item, the variant and the ambassador that it was made of', () => {
  fc.assert(
    fc.property(tags, (input) => {
      const { href, outcome } = tagLink(input);
      fc.pre(outcome !== 'kept');
      const { itemId, variantId, ambassador } = input;
      expect(readTaggedContent(href)).toEqual({ itemId, variantId, ambassador });
      expect(new URL(href).href).toBe(href);
    }),
    RUNS,
  );
});
