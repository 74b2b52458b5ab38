import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item, Variant } from '../contract/item.ts';
import { buildChoices, type ChoicesInput } from './build-choices.ts';
import { programme as factProgramme, item as factSheetItem } from './fact-sheet-fixtures.ts';
import { readTaggedContent } from './tagged-link.ts';
import { measureText } from './text-length.ts';

const VARIANT: Variant = { id: 'any-en', network: 'any', locale: 'en', text: 'Read this.' };
const ITEM: Item = {
  id: 'item-1',
  revision: 4,
  kind: 'job',
  title: 'We hire',
  url: 'https://www.company.com/jobs',
  locale: 'en',
  topics: [],
  audiences: [],
  campaign: { id: 'c-1', slug: 'spring' },
  variants: [VARIANT],
  publishAt: '2026-10-01T00:00:00Z',
  urgency: 'normal',
  source: 'company',
};
const INPUT: ChoicesInput = {
  items: [ITEM],
  composer: 'post',
  expertise: null,
  taken: [],
  network: { id: 'x', label: 'X', utmSource: 'x', lengthRule: { unit: 'x-weighted', max: 280 } },
  programme: {
    name: 'Acme',
    slug: 'ambassadors',
    domains: ['www.company.com'],
    curatedDomains: [],
  },
  ambassador: { pseudonym: 'abcdefg7', locale: 'fr', topics: ['energy'] },
  links: undefined,
  withoutAttribution: false,
  sharedItemIds: new Set(),
  now: new Date('2026-11-23T12:00:00Z'),
  most: 12,
};

const item = (facts: Partial<Item>): Item => ({ ...ITEM, ...facts });
const build = (input: Partial<ChoicesInput> = {}) => buildChoices({ ...INPUT, ...input });
const listVariantIds = (variants: Variant[]) =>
  build({ items: [item({ variants })] }).map(({ variantId }) => variantId);
const reasonsOf = (variants: Variant[]) => build({ items: [item({ variants })] })[0]?.reasons;

test('a choice is complete: what it is, how it reads, why it stands there', () => {
  const expiresAt = '2026-11-24T13:00:00Z';
  const [choice] = build({ items: [item({ guidance: 'Add a word of yours.', expiresAt })] });
  expect(choice).toEqual({
    itemId: 'item-1',
    itemRevision: 4,
    itemKind: 'job',
    variantId: 'any-en',
    title: 'We hire',
    angle: null,
    locale: 'en',
    guidance: 'Add a word of yours.',
    network: 'x',
    text: `Read this.\n\n${choice?.link}`,
    link: expect.stringMatching(
      /^https:\/\/www\.company\.com\/jobs\?utm_source=x&.*item-1\.any-en\.abcdefg7$/,
    ),
    disclosure: null,
    attribution: 'pseudonym',
    length: 35,
    limit: 280,
    reasons: [{ code: 'expires-soon', days: 1 }],
    expiresAt,
  });
});

test('without attribution no link carries a pseudonym', () => {
  const [choice] = build({ withoutAttribution: true });
  expect(choice?.attribution).toBe('none');
  expect(readTaggedContent(choice?.link ?? '')?.ambassador).toBeNull();
  expect(JSON.stringify(choice)).not.toContain('abcdefg7');
});

describe('an item is offered while it is live', () => {
  test.each([
    ['from its first moment', { publishAt: '2026-11-23T12:00:00Z' }, 1],
    ['not before', { publishAt: '2026-11-23T12:00:01Z' }, 0],
    ['until its last moment', { expiresAt: '2026-11-23T12:00:01Z' }, 1],
    ['not after', { expiresAt: '2026-11-23T12:00:00Z' }, 0],
    ['by the clock, whatever the zone', { publishAt: '2026-11-23T13:00:00+01:00' }, 1],
    ['not with a date that says nothing', { publishAt: 'soon' }, 0],
    ['not with an end that says nothing', { expiresAt: 'later' }, 0],
  ])('%s', (_when, dates, count) => {
    expect(build({ items: [item(dates)] })).toHaveLength(count);
  });
});

describe('the wordings of an item', () => {
  const fr: Variant = { ...VARIANT, id: 'any-fr', locale: 'fr' };
  const ca: Variant = { ...VARIANT, id: 'any-ca', locale: 'fr-CA' };
  const xFr: Variant = { ...VARIANT, id: 'x-fr', locale: 'fr', network: 'x' };
  const de: Variant = { ...VARIANT, id: 'any-de', locale: 'de' };

  test('start with the language of the person, then that of the item', () => {
    expect(listVariantIds([de, VARIANT, fr])).toEqual(['any-fr', 'any-en', 'any-de']);
    expect(listVariantIds([ca, VARIANT, fr])).toEqual(['any-fr', 'any-ca', 'any-en']);
  });

  test('prefer the one made for the network within a language', () => {
    expect(listVariantIds([fr, xFr])).toEqual(['x-fr', 'any-fr']);
  });

  test('are never those of another network', () => {
    expect(listVariantIds([{ ...fr, network: 'linkedin' }])).toEqual([]);
  });

  test('are three at most, so that one item does not fill the list', () => {
    expect(listVariantIds([VARIANT, de, ca, fr, xFr])).toEqual(['x-fr', 'any-fr', 'any-ca']);
  });

  test('are left out, never cut, when they do not fit', () => {
    const long = { ...fr, text: 'a'.repeat(256) };
    expect(listVariantIds([long, VARIANT])).toEqual(['any-en']);
    expect(listVariantIds([{ ...fr, text: 'a'.repeat(255) }])).toEqual(['any-fr']);
  });

  test('say that the language is theirs only when such a wording fits', () => {
    const long = { ...fr, text: 'a'.repeat(300) };
    expect(reasonsOf([fr, VARIANT])).toEqual([{ code: 'your-language' }]);
    expect(reasonsOf([long, VARIANT])).toEqual([]);
  });

  test('that do not fit give their item no better place', () => {
    const long = { ...fr, text: 'a'.repeat(300) };
    const items = [item({ id: 'a', variants: [long, VARIANT] }), item({ id: 'b', variants: [fr] })];
    expect(build({ items }).map(({ itemId }) => itemId)).toEqual(['b', 'a']);
  });
});

test('an item whose link is not safe is not offered, and hinders no other', () => {
  const urls = [
    'javascript:alert(1)',
    'https://evil.com/',
    'nonsense',
    'https://www.company.com@evil.com/',
  ];
  const items = [...urls.map((url, index) => item({ id: `bad-${index}`, url })), ITEM];
  expect(build({ items }).map(({ itemId }) => itemId)).toEqual(['item-1']);
});

test('items come in the order of the ranking, those shared already last', () => {
  const items = [
    item({ id: 'done', topics: ['energy'] }),
    item({ id: 'mine', topics: ['energy'] }),
    item({ id: 'others', topics: ['cars'] }),
    item({ id: 'fire', urgency: 'urgent' }),
  ];
  const choices = build({ items, sharedItemIds: new Set(['done']) });
  expect(choices.map(({ itemId }) => itemId)).toEqual(['fire', 'mine', 'others', 'done']);
});

test.each([0, -1, 1, 2])('at most %d choices come back', (most) => {
  const items = ['a', 'b', 'c'].map((id) => item({ id }));
  expect(build({ items, most })).toHaveLength(Math.max(0, most));
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  fc.constantFrom('{link}', '日'.repeat(140), 'a{link}b{disclosure}', '\u202E'),
);
const anyItems = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z0-9]{1,3}$/),
    url: fc.constantFrom(
      'https://www.company.com/',
      'https://evil.com/',
      'https://www.company.com/?utm_id=1#a',
    ),
    publishAt: fc.constantFrom(
      '2026-10-01T00:00:00Z',
      '2026-11-22T00:00:00Z',
      '2027-01-01T00:00:00Z',
    ),
    topics: fc.subarray(['energy', 'cars']),
    variants: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('v1', 'v2', 'v3', 'v4'),
        network: fc.constantFrom('any', 'x', 'linkedin'),
        locale: fc.constantFrom('en', 'fr', 'fr-CA'),
        text,
      }),
      { selector: ({ id }) => id, minLength: 1 },
    ),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);

test('every choice fits, holds its link, and leads to the company', () => {
  fc.assert(
    fc.property(anyItems, (facts) => {
      for (const choice of build({ items: facts.map(item) })) {
        expect(choice.length).toBeLessThanOrEqual(choice.limit);
        expect(measureText(choice.text, INPUT.network.lengthRule)).toBe(choice.length);
        expect(choice.text).toContain(choice.link);
        expect(new URL(choice.link).hostname).toBe('www.company.com');
      }
    }),
  );
});

test('the list does not depend on the order of the feed', () => {
  const pair = anyItems.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
  );
  fc.assert(
    fc.property(pair, ([facts, others]) => {
      const choices = build({ items: facts.map(item), most: 100 });
      expect(build({ items: others.map(item), most: 100 })).toEqual(choices);
    }),
  );
});

test('a choice has the short link of its item and network, nobody’s without attribution, the long one where there is none', () => {
  const codes = { own: '0123456789abcdef', anonymous: 'fedcba9876543210' };
  const links = { base: 'https://www.company.com/go', codes: { 'item-1': { x: codes } } };
  const linkOf = (input: Partial<ChoicesInput>) => build({ links, ...input })[0]?.link;
  expect(linkOf({})).toBe(`${links.base}/${codes.own}`);
  expect(linkOf({ withoutAttribution: true })).toBe(`${links.base}/${codes.anonymous}`);
  expect(linkOf({ items: [item({ id: 'item-2' })] })).toContain('utm_content=item-2.');
});

describe('what the person said of themselves', () => {
  const items = [
    item({ id: 'cars', topics: ['cars'] }),
    item({ id: 'energy', topics: ['energy'] }),
  ];
  const order = (expertise: ChoicesInput['expertise']) =>
    build({ items, expertise }).map(({ itemId, reasons }) => [itemId, reasons[0]?.code]);

  test('outweighs what was agreed with the company', () => {
    expect(order({ role: '', speaks: ['cars'], avoids: [] })).toEqual([
      ['cars', 'your-field'],
      ['energy', 'other-field'],
    ]);
  });

  test('puts what they do not speak about lower and says so, and keeps it', () => {
    expect(order({ role: '', speaks: [], avoids: ['energy'] })).toEqual([
      ['cars', 'other-field'],
      ['energy', 'other-field'],
    ]);
  });
});

describe('a wording that others took', () => {
  const variants = ['a', 'b'].map((id) => ({ ...VARIANT, id, text: `Read this, ${id}.` }));
  const taken = { itemId: 'item-1', variantId: 'a', sketch: '0'.repeat(32), shares: 5 };
  const list = (itemRevision: number) =>
    build({ items: [item({ variants })], taken: [{ ...taken, itemRevision }] });

  test('comes behind one that fewer took, and says so', () => {
    const [first, second] = list(4);
    expect(first).toMatchObject({ variantId: 'b', reasons: [] });
    expect(second).toMatchObject({ variantId: 'a', reasons: [{ code: 'taken', shares: 5 }] });
  });

  test('in an earlier revision says nothing of the one there is now, but how its words read', () => {
    const [first] = list(3);
    expect(first).toMatchObject({ variantId: 'a', reasons: [], taken: [taken.sketch] });
  });
});

describe('the facts of a fact sheet', () => {
  const sheet = { ...factSheetItem, topics: [] };
  const other = item({ urgency: 'urgent', publishAt: '2026-11-22T00:00:00Z' });
  const list = (composer: ChoicesInput['composer']) =>
    build({
      items: [other, sheet],
      programme: factProgramme,
      composer,
      sharedItemIds: new Set(['dust']),
    })
      .filter(({ itemId }) => itemId === 'dust' || composer !== 'post')
      .map(({ variantId }) => variantId);

  test('stand behind its wordings in a post, and first in an answer, those in the language of the person before others', () => {
    expect(list('post')).toEqual(['plain', 'fact-releves', 'fact-filters']);
    expect(list('reply')).toEqual(['fact-releves', 'fact-filters', 'plain']);
  });

  test('say who says so and as of when', () => {
    const [fact] = build({ items: [sheet], programme: factProgramme, composer: 'comment' });
    expect(fact).toMatchObject({ fact: { source: 'Relevés', asOf: '2026-11-19T06:00:00Z' } });
  });
});
