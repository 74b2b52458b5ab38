import { describe, expect, test } from 'vitest';
import type { Item, Variant } from '../contract/item.ts';
import { listItemHosts } from './item-hosts.ts';
import { matchLanguage } from './language-match.ts';
import { writeWording } from './wording.ts';

const VARIANT: Variant = { id: 'v1', network: 'any', locale: 'en', text: 'Read {link}.\n\nMore.' };
const ITEM: Item = {
  id: 'item-1',
  revision: 1,
  kind: 'article',
  title: 'Title',
  url: 'https://www.company.com/a',
  locale: 'en',
  topics: [],
  audiences: [],
  campaign: { id: 'c-1', slug: 'spring' },
  variants: [VARIANT],
  disclosure: 'I work for Acme.',
  publishAt: '2026-10-01T00:00:00Z',
  urgency: 'normal',
  source: 'company',
};
const PROGRAMME = {
  name: 'Acme',
  slug: 'ambassadors',
  domains: ['www.company.com'],
  curatedDomains: ['press.example.com'],
};
const X = {
  id: 'x',
  label: 'X',
  utmSource: 'x',
  lengthRule: { unit: 'x-weighted', max: 280 },
} as const;

const write = (
  item: Partial<Item> = {},
  ambassador: string | null = 'abcdefg7',
  shortLink: string | null = null,
) =>
  writeWording({
    item: { ...ITEM, ...item },
    variant: VARIANT,
    network: X,
    programme: PROGRAMME,
    ambassador,
    shortLink,
  });

describe('a wording', () => {
  test('has link and disclosure in place and is counted as its network counts', () => {
    const link =
      'https://www.company.com/a?utm_source=x&utm_medium=social&utm_campaign=spring&utm_id=c-1' +
      '&utm_source_platform=ambassadors&utm_content=item-1.v1.abcdefg7';
    const text = `Read ${link}. I work for Acme.\n\nMore.`;
    expect(write()).toEqual({ variant: VARIANT, text, link, length: 53 });
  });

  test('carries nobody when nobody is given', () => {
    expect(write({}, null)?.link).toMatch(/utm_content=item-1\.v1\.anon$/);
  });

  test('has the company’s short link where there is one, and never one of another host', () => {
    const short = 'https://www.company.com/go/0123456789abcdef';
    expect(write({}, 'abcdefg7', short)).toMatchObject({
      link: short,
      text: `Read ${short}. I work for Acme.\n\nMore.`,
    });
    for (const foreign of ['https://bit.ly/0123456789', 'http://www.company.com/go/0123456789']) {
      expect(write({}, 'abcdefg7', foreign)).toEqual(write());
    }
  });

  test('of a curated item keeps the link of others as it is', () => {
    const url = 'https://press.example.com/a?b=1';
    expect(write({ source: 'curated', url })?.link).toBe(url);
  });

  test('of a curated item about a page of the company is tagged', () => {
    expect(write({ source: 'curated' })?.link).toContain('utm_source=x');
  });

  test.each([
    ['https://press.example.com/a'],
    ['https://evil.com/'],
    ['http://www.company.com/'],
    ['javascript:alert(1)'],
    ['nonsense'],
    ['https://www.company.com/\u202Ea'],
  ])('is not written when the item of the company points to %s', (url) => {
    expect(write({ url })).toBeNull();
  });

  test('is not written when its tags make the link longer than the contract takes', () => {
    const base = 'https://www.company.com/';
    expect(write({ url: base + 'a'.repeat(1_800) })).not.toBeNull();
    expect(write({ url: base + 'a'.repeat(2_000) })).toBeNull();
  });
});

test('an item of the company points to the company, a curated one also to those it vouches for', () => {
  expect(listItemHosts('company', PROGRAMME)).toEqual(['www.company.com']);
  expect(listItemHosts('curated', PROGRAMME)).toEqual(['www.company.com', 'press.example.com']);
});

test.each([
  ['fr', 'fr', 3],
  ['en-GB', 'en-GB', 3],
  ['en', 'en-GB', 2],
  ['en-US', 'en-GB', 1],
  ['en-US', 'en', 1],
  ['fr', 'en', 0],
  ['fr-BE', 'nl-BE', 0],
  ['fil', 'fi', 0],
])('a text in %s suits a reader of %s by %d', (text, person, match) => {
  expect(matchLanguage(text, person)).toBe(match);
});
