import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostPatternSchema } from '../contract/primitives.ts';
import { checkLink, isHostIn } from './link-safety.ts';

const HOSTS = ['example.com', '*.example.org'];

function refuse(raw: string): string {
  const check = checkLink(raw, HOSTS);
  return check.ok ? `accepted as ${check.href}` : check.reason;
}

describe('a link is refused for its scheme, whatever its host', () => {
  test.each([
    ['javascript:alert(1)'],
    [' java\nscript:alert(1)'],
    ['JaVaScRiPt://example.com/%0aalert(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['vbscript:msgbox(1)'],
    ['blob:https://example.com/x'],
    ['file:///etc/passwd'],
    ['file://example.com/x'],
    ['chrome-extension://abcdefghijklmnop/popup.html'],
    ['http://example.com/'],
    ['ftp://example.com/'],
    ['view-source:https://example.com/'],
  ])('%j', (raw) => expect(refuse(raw)).toBe('not-https'));
});

describe('a link is refused when its real host is not in the list', () => {
  test.each([
    ['https://example.com.evil.com/'],
    ['https:\\\\evil.com'],
    ['https:/evil.com'],
    ['https:evil.com'],
    ['https://evil.com\\@example.com/'],
    ['https://evil.com#@example.com/'],
    ['https://evil.com?@example.com/'],
    ['https://example.com。evil.com/'],
    ['https://example.com%2eevil.com/'],
    ['https://exаmple.com/'],
    ['https://example.com./'],
    ['https://[::1]/'],
    ['https://127.1/'],
    ['https://2130706433/'],
    ['https://0x7f.1/'],
    ['https://localhost/'],
    ['https://notexample.com/'],
    ['https://www.example.com/'],
    ['https://example.org/'],
    ['https://evilexample.org/'],
  ])('%j', (raw) => expect(refuse(raw)).toBe('foreign-host'));
});

test('a link with a user or a password is refused', () => {
  for (const raw of [
    'https://example.com@evil.com/',
    'https://user:pw@example.com/',
    'https://:pw@example.com/',
    'https://evil.com%2f@example.com/',
  ]) {
    expect(refuse(raw)).toBe('credentials');
  }
});

test('a link to another port is refused, and the default port is dropped', () => {
  expect(refuse('https://example.com:8443/')).toBe('port');
  expect(checkLink('https://example.com:443/a', HOSTS)).toEqual({
    ok: true,
    href: 'https://example.com/a',
  });
});

test('a link with zero-width, bidi, tag or control characters is refused, wherever they stand', () => {
  for (const raw of [
    'https://exam\u200Bple.com/',
    'https://example.com/\u202Egpj.exe',
    'https://example.com/a\u2066b',
    'https://example.com/a\u200Fb',
    'https://example.com/?q=\u2060',
    'https://example.com/#\uFEFF',
    'https://example.com/\uFEFF',
    'https://example.com/\u{E0041}',
    'https://exam\nple.com/',
    'https://example.com/a\tb',
  ]) {
    expect(refuse(raw)).toBe('hidden-characters');
  }
});

test('a full-width letter or a soft hyphen in the host leaves only the canonical form', () => {
  for (const raw of [
    'https://ｅxample.com/',
    'https://exam\u00ADple.com/',
    'HTTPS://EXAMPLE.COM',
  ]) {
    expect(checkLink(raw, HOSTS)).toEqual({ ok: true, href: 'https://example.com/' });
  }
});

test('a link is at most 2,048 characters long, counted after encoding', () => {
  const base = 'https://example.com/';
  expect(checkLink(base + 'a'.repeat(2_028), HOSTS)).toMatchObject({ ok: true });
  expect(refuse(base + 'a'.repeat(2_029))).toBe('too-long');
  expect(refuse(base + 'é'.repeat(400))).toBe('too-long');
});

test('what is no URL is malformed', () => {
  for (const raw of [
    '',
    ' ',
    'example.com/a',
    '/a',
    '//example.com',
    'https://',
    'https://exa mple.com',
  ]) {
    expect(refuse(raw)).toBe('malformed');
  }
});

test('a pattern covers subdomains of every depth and not the host itself', () => {
  expect(checkLink('https://a.b.example.org/x', HOSTS)).toMatchObject({ ok: true });
  expect(isHostIn('example.org', ['*.example.org'])).toBe(false);
  expect(isHostIn('.example.org', ['*.example.org'])).toBe(false);
});

test('a broken pattern opens nothing', () => {
  for (const pattern of ['*', '*.', '', '.', '**', '*example.com']) {
    expect(isHostIn('evil.com', [pattern])).toBe(false);
    expect(isHostIn('evil.com.', [pattern])).toBe(false);
  }
});

test('the query, the fragment and surrounding spaces are handled as browsers do', () => {
  expect(checkLink('  https://example.com/a b?q=a%20b&flag#é ', HOSTS)).toEqual({
    ok: true,
    href: 'https://example.com/a%20b?q=a%20b&flag#%C3%A9',
  });
});

test('an accepted link is https, on a listed host, printable ASCII, and stays as it is when checked again', () => {
  const start = fc.constantFrom(
    'https://example.com',
    'https://a.example.com',
    'https:',
    'http://',
    ' https:\\\\',
  );
  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '\\',
      '@',
      ':',
      'example.com',
      'evil.com',
      '.',
      '%2e',
      '443',
      '#',
      '?',
      '\n',
      '\u200B',
    ),
    fc.constantFrom('é', '%', '%zz', '&a=b c', '"<>', "'", '\uD800', '。', '😀', '[', '../'),
  );
  const nasty = fc.tuple(start, fc.array(piece)).map(([first, rest]) => first + rest.join(''));
  fc.assert(
    fc.property(nasty, (raw) => {
      const check = checkLink(raw, ['example.com', '*.example.com']);
      if (!check.ok) return;
      const url = new URL(check.href);
      expect(url.protocol).toBe('https:');
      expect(url.username + url.password + url.port).toBe('');
      expect(/^(?:.+\.)?example\.com$/.test(url.hostname)).toBe(true);
      expect(check.href).toMatch(/^[!-~]+$/);
      expect(checkLink(check.href, [url.hostname])).toEqual(check);
    }),
    { numRuns: 1_000 },
  );
});

test('a host matches a pattern of the contract only as that host or below it', () => {
  const label = fc.stringMatching(/^[a-z]{1,3}$/);
  const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
  fc.assert(
    fc.property(host, host, fc.boolean(), (hostname, base, wild) => {
      const pattern = wild ? `*.${base}` : base;
      fc.pre(hostPatternSchema.safeParse(pattern).success);
      const below = hostname !== base && `.${hostname}`.endsWith(`.${base}`);
      expect(isHostIn(hostname, [pattern])).toBe(wild ? below : hostname === base);
    }),
  );
});
