import { describe, expect, it } from 'vitest';
import { tagOwnLink } from './own-link.ts';

const tag = (text: string, withoutAttribution = false) =>
  tagOwnLink({
    text,
    programme: { slug: 'voices', domains: ['www.example.com'] },
    ambassador: { pseudonym: 'k7m2q4xd' },
    withoutAttribution,
    source: 'linkedin',
  });

describe('a link that somebody pasted', () => {
  it.each(['https://www.example.com/jobs?id=7#apply', ' www.example.com/jobs?id=7#apply\n'])(
    'is tagged like an approved one where it is the company’s: %s',
    (text) => {
      expect(tag(text)).toEqual({
        href:
          'https://www.example.com/jobs?id=7&utm_source=linkedin&utm_medium=social' +
          '&utm_campaign=own-links&utm_id=own-links&utm_source_platform=voices' +
          '&utm_content=own-link.pasted.k7m2q4xd#apply',
        outcome: 'tagged',
      });
    },
  );

  it('carries nobody’s pseudonym without attribution', () => {
    expect(tag('https://www.example.com/', true)?.href).toContain('own-link.pasted.anon');
  });

  it.each([
    ['https://press.example.org/story', 'not-ours'],
    ['http://www.example.com/', 'not-ours'],
    ['https://www.example.com/?utm_source=letter', 'kept'],
  ])('stays as it is: %s', (text, outcome) => {
    expect(tag(text)).toEqual({ href: text, outcome });
  });

  it.each(['', 'hello', 'hello there.', 'javascript:alert(1)', 'mailto:a@example.com'])(
    'is none: %s',
    (text) => {
      expect(tag(text)).toBeNull();
    },
  );
});
