import { describe, expect, test } from 'vitest';
import { pseudonymSchema, slugSchema } from '../contract/primitives.ts';
import { ga4Channel } from './ga4-channel.ts';
import { type LinkTags, readTaggedContent, tagLink } from './tagged-link.ts';

const TAGS: LinkTags = {
  url: 'https://www.company.com/news',
  source: 'linkedin',
  campaign: { id: 'c-17', slug: 'spring-launch' },
  programme: 'ambassadors',
  itemId: 'item-1',
  variantId: 'v2',
  ambassador: 'abcdefg7',
  domains: ['www.company.com', '*.company.org'],
};
const SET =
  'utm_source=linkedin&utm_medium=social&utm_campaign=spring-launch&utm_id=c-17' +
  '&utm_source_platform=ambassadors&utm_content=item-1.v2.abcdefg7';

const tag = (tags: Partial<LinkTags> = {}) => tagLink({ ...TAGS, ...tags });
const query = (tags: Partial<LinkTags> = {}) => new URL(tag(tags).href).searchParams;

function readChannel(params: URLSearchParams, medium = params.get('utm_medium') ?? ''): string {
  const [source, campaign] = [params.get('utm_source') ?? '', params.get('utm_campaign') ?? ''];
  return ga4Channel({ source, medium, campaign });
}

describe('the tags', () => {
  test('are six, in this order, and nothing else', () => {
    expect(tag()).toEqual({ href: `https://www.company.com/news?${SET}`, outcome: 'tagged' });
  });

  test('utm_medium is social exactly', () => {
    expect(query().getAll('utm_medium')).toEqual(['social']);
  });

  test('utm_source is the network, as its file names it', () => {
    expect(query({ source: 'x' }).get('utm_source')).toBe('x');
  });

  test('source, medium and campaign are always there', () => {
    const params = query();
    for (const key of ['utm_source', 'utm_medium', 'utm_campaign'])
      expect(params.get(key)).toBeTruthy();
  });

  test('utm_campaign is the slug of the campaign, utm_id its id', () => {
    expect([query().get('utm_campaign'), query().get('utm_id')]).toEqual(['spring-launch', 'c-17']);
  });

  test('utm_source_platform marks the programme', () => {
    expect(query().get('utm_source_platform')).toBe('ambassadors');
  });

  test('utm_content is item, variant and pseudonym, with dots between', () => {
    expect(query().get('utm_content')).toBe('item-1.v2.abcdefg7');
  });

  test('utm_content ends in anon for a share without attribution', () => {
    expect(query({ ambassador: null }).get('utm_content')).toBe('item-1.v2.anon');
  });

  test('utm_term stays for paid keywords, and the tags that GA4 does not report stay out', () => {
    for (const key of ['utm_term', 'utm_creative_format', 'utm_marketing_tactic']) {
      expect(query().has(key)).toBe(false);
    }
  });

  test('values of plain characters stand as they are, the tilde too', () => {
    expect(tag({ itemId: 'a~b_c-d' }).href).toContain('utm_content=a~b_c-d.v2.abcdefg7');
  });

  test('values with & = ? # cannot break out, should one ever get past the contract', () => {
    const campaign = { id: 'c', slug: 'a&utm_source=evil#?=é +' };
    expect(query({ campaign }).get('utm_campaign')).toBe(campaign.slug);
    expect(query({ campaign }).getAll('utm_source')).toEqual(['linkedin']);
  });
});

const channelOf = (slug: string) => readChannel(query({ campaign: { id: 'c', slug } }));

describe('GA4 counts the visit as Organic Social by its published rules', () => {
  test.each(['linkedin', 'x', 'a-network-of-tomorrow'])('from %s', (source) => {
    expect(readChannel(query({ source }))).toBe('Organic Social');
  });

  test('which cpc, ppc or paid as the medium would spoil, and so would a medium of our own making', () => {
    expect(readChannel(query(), 'cpc')).toBe('Paid Social');
    expect(readChannel(query(), 'paid-social')).toBe('Paid Social');
    expect(readChannel(query({ source: 'x' }), 'employee-advocacy')).toBe('Unassigned');
  });

  test('except for campaign slugs that Google claims for other channels: no tag of ours can help', () => {
    expect(channelOf('winter-shop')).toBe('Organic Shopping');
    expect(channelOf('cross-network-day')).toBe('Cross-network');
    expect(channelOf('workshop')).toBe('Organic Social');
  });
});

describe('never personal data: an ambassador who is no pseudonym is a bug', () => {
  test.each([
    ['jane.doe@company.com'],
    ['Jane Doe'],
    ['ABCDEFG7'],
    ['abcdefg'],
    ['abcdefg77'],
    ['abcdefg1'],
    ['anon'],
    [''],
    ['abcdefg7\n'],
    ['5f4dcc3b5aa765d61d8327deb882cf99'],
  ])('%j', (ambassador) => {
    expect(() => tag({ ambassador })).toThrow(TypeError);
    expect(() => tag({ ambassador, url: 'https://www.press.com/' })).toThrow(TypeError);
  });
});

describe('the rest of the link', () => {
  test.each([
    ['?q=a%20b&flag', `?q=a%20b&flag&${SET}`],
    ['?a=1&a=2&b', `?a=1&a=2&b&${SET}`],
    ['?x=a+b&y=%C3%A9&z=~', `?x=a+b&y=%C3%A9&z=~&${SET}`],
    ['?a=1&', `?a=1&${SET}`],
    ['?&&a', `?&&a&${SET}`],
    ['??a=1', `??a=1&${SET}`],
    ['?', `?${SET}`],
    [
      '?redirect=https://other.com/?utm_source=x',
      `?redirect=https://other.com/?utm_source=x&${SET}`,
    ],
  ])('the query %s keeps its bytes and its order', (before, after) => {
    expect(tag({ url: TAGS.url + before }).href).toBe(TAGS.url + after);
  });

  test('the fragment stays behind the tags, with its own question mark', () => {
    expect(tag({ url: `${TAGS.url}#part?a=1` }).href).toBe(`${TAGS.url}?${SET}#part?a=1`);
    expect(tag({ url: `${TAGS.url}?a#:~:text=b` }).href).toBe(`${TAGS.url}?a&${SET}#:~:text=b`);
  });

  test('is in canonical form', () => {
    expect(tag({ url: 'HTTPS://WWW.company.com:443/é' }).href).toBe(
      `https://www.company.com/%C3%A9?${SET}`,
    );
  });
});

describe('a link that is tagged already', () => {
  const tagged = `${TAGS.url}?a=1&utm_source=newsletter&b=2&utm_term=old#end`;

  test('keeps its whole set unless told otherwise', () => {
    expect(tag({ url: tagged })).toEqual({ href: tagged, outcome: 'kept' });
  });

  test('gets a whole new set on request, and nothing of the old one', () => {
    expect(tag({ url: tagged, whenTagged: 'replace' })).toEqual({
      href: `${TAGS.url}?a=1&b=2&${SET}#end`,
      outcome: 'replaced',
    });
    expect(tag({ url: `${TAGS.url}?utm_id=1`, whenTagged: 'replace' }).href).toBe(
      `${TAGS.url}?${SET}`,
    );
  });

  test.each([
    'utm_source',
    'utm_medium=',
    'UTM_Campaign=a',
    '%75tm_source=a',
    'utm_custom=1',
    'a&utm_id=1',
  ])('is recognised by one parameter: %s', (parameter) =>
    expect(tag({ url: `${TAGS.url}?${parameter}` }).outcome).toBe('kept'),
  );

  test.each(['autm_source=a', 'utmost=1', 'utm=1', '?utm_source=a', 'a;utm_source=b'])(
    'is not mistaken for one with %s',
    (parameter) => expect(tag({ url: `${TAGS.url}?${parameter}` }).outcome).toBe('tagged'),
  );

  test('on request, a link without tags is simply tagged', () => {
    expect(tag({ whenTagged: 'replace' }).outcome).toBe('tagged');
  });
});

describe('only links to company-owned domains are tagged', () => {
  test.each([
    ['https://www.press.com/a?b#c'],
    ['https://company.com/'],
    ['https://company.org/'],
    ['https://www.company.com.evil.com/'],
    ['https://bit.ly/abc'],
    ['http://www.company.com/'],
    ['https://www.company.com:8443/'],
    ['https://user@www.company.com/'],
  ])('%s stays as it is', (url) => {
    expect(tag({ url })).toEqual({ href: new URL(url).href, outcome: 'not-ours' });
    expect(tag({ url, whenTagged: 'replace' }).outcome).toBe('not-ours');
  });

  test('subdomains count where the programme says so', () => {
    expect(tag({ url: 'https://jobs.company.org/' }).outcome).toBe('tagged');
  });

  test('what is no URL throws', () => {
    expect(() => tag({ url: 'www.company.com' })).toThrow(TypeError);
  });
});

describe('utm_content is read back', () => {
  test('into its parts', () => {
    const parts = { itemId: 'item-1', variantId: 'v2' };
    expect(readTaggedContent(tag().href)).toEqual({ ...parts, ambassador: 'abcdefg7' });
    expect(readTaggedContent(tag({ ambassador: null }).href)).toEqual({
      ...parts,
      ambassador: null,
    });
  });

  test.each([
    ['not a url'],
    ['https://a.com/'],
    ['https://a.com/?utm_content='],
    ['https://a.com/?utm_content=a.b'],
    ['https://a.com/?utm_content=a.b.anon.c'],
    ['https://a.com/?utm_content=a..anon'],
    ['https://a.com/?utm_content=a.b.ANON'],
    ['https://a.com/?utm_content=a.b.jane'],
    ['https://a.com/?utm_content=A.b.anon'],
    ['https://a.com/?utm_content=a.b.anon%0A'],
    ['https://a.com/?utm_content=a.b.anon&utm_content=a.b.anon'],
    ['https://a.com/#utm_content=a.b.anon'],
  ])('or not at all from %s', (href) => expect(readTaggedContent(href)).toBeNull());

  test('by the same grammar as the contract has', () => {
    for (const id of [
      'a',
      'a-b',
      '-a',
      'a-',
      'a_~b',
      'a'.repeat(64),
      'a'.repeat(65),
      'A',
      'é',
      'a b',
    ]) {
      const isRead = readTaggedContent(`https://a.com/?utm_content=${id}.v.anon`) !== null;
      expect(isRead).toBe(slugSchema.safeParse(id).success);
    }
    for (const name of ['abcdefg7', 'abcdefg1', 'abcdefgh', 'abcdefg', 'Abcdefg2']) {
      const isRead = readTaggedContent(`https://a.com/?utm_content=a.v.${name}`) !== null;
      expect(isRead).toBe(pseudonymSchema.safeParse(name).success);
    }
  });
});
