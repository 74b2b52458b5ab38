import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectedComposerOf } from './expected.ts';
import { findHeldBack } from './held-back.ts';
import { canonicalPermalink, type DatedSelector } from './network.ts';
import { outlineOfUrl } from './outlines.ts';
import { prefilledUrl } from './prefilled.ts';
import { findNetwork, networkOfUrl, networks } from './registry.ts';

const linkedin = findNetwork('linkedin');
const x = findNetwork('x');
if (!linkedin || !x) throw new Error('both networks are known');

describe('the networks', () => {
  it('are each a file here, named for its id, and each in the registry', () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => file.replace('.ts', ''))
      .filter(
        (name) =>
          ![
            'network',
            'registry',
            'outlines',
            'expected',
            'held-back',
            'prefilled',
            'writing-habits',
          ].includes(name),
      );
    expect(networks.map((network) => network.id).toSorted()).toEqual(files.toSorted());
  });

  it('are each known to the loader by an outline, which finds the same editors', () => {
    for (const network of networks) {
      const [match = ''] = network.matches;
      const outline = outlineOfUrl(match.replace('*', 'somewhere'));
      expect(outline?.never).toBe(network.never);
      expect(network.composers).toMatchObject(outline?.composers ?? []);
    }
    expect(outlineOfUrl('https://www.example.com/')).toBeUndefined();
  });

  it('list every selector with the day it was seen, newest first', () => {
    for (const network of networks) {
      const { personal, editor: field, screens, box } = expectedComposerOf(network);
      const lists: (readonly DatedSelector[])[] = [
        network.never,
        personal,
        field,
        screens,
        box,
        network.publication.toast,
        findHeldBack(network.id)?.picker ?? [],
        ...network.composers.flatMap(({ editor, root, anchor, post }) => [
          editor,
          root,
          anchor,
          post,
        ]),
      ];
      for (const list of lists) {
        const days = list.map((selector) => selector.seen);
        for (const day of days) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        if (list !== network.never && list !== personal) expect(days.length).toBeGreaterThan(0);
      }
    }
  });

  it.each([
    ['https://www.linkedin.com/feed/', 'linkedin'],
    ['https://x.com/home', 'x'],
    ['https://x.com.evil.example/', undefined],
    ['https://evil.example/https://x.com/', undefined],
    ['http://x.com/', undefined],
  ])('%s belongs to %s', (url, id) => {
    expect(networkOfUrl(url)?.id).toBe(id);
  });
});

describe('permalinks', () => {
  it.each([
    [
      '/feed/update/urn:li:share:7456687142652772352/',
      'https://www.linkedin.com/feed/update/urn:li:share:7456687142652772352/',
    ],
    [
      'https://www.linkedin.com/feed/update/urn:li:ugcPost:12?x=1',
      'https://www.linkedin.com/feed/update/urn:li:ugcPost:12/',
    ],
    ['/in/somebody/', null],
    ['/company/urn:li:fsd_company:5/', null],
  ])('of LinkedIn: %s becomes %s', (href, expected) => {
    expect(canonicalPermalink(linkedin, href)).toBe(expected);
  });

  it.each([
    ['/jane_doe/status/1971', 'https://x.com/i/status/1971'],
    ['https://x.com/jane_doe/status/1971/analytics', 'https://x.com/i/status/1971'],
    ['/jane_doe', null],
  ])('of X never hold a user name: %s becomes %s', (href, expected) => {
    expect(canonicalPermalink(x, href)).toBe(expected);
  });
});

describe('the prefilled composer', () => {
  it('takes any text whole', () => {
    const text = 'A line\n\n#tag & “é” 100 % +1 https://www.example.com/?a=1&b=2#c';
    for (const network of networks) {
      const url = new URL(prefilledUrl(network, text));
      expect([...url.searchParams.values()]).toContain(text);
    }
  });

  it('keeps what LinkedIn’s address needs', () => {
    expect(prefilledUrl(linkedin, 'Hi')).toBe(
      'https://www.linkedin.com/feed/?shareActive=true&text=Hi',
    );
  });
});
