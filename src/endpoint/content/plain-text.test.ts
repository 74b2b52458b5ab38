import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './plain-text.ts';

describe('htmlToText', () => {
  it.each([
    ['<p>Hello <b>you</b> &amp; me</p>', 'Hello you & me'],
    ['one<br>two<p>three</p>four', 'one\ntwo\nthree\nfour'],
    ['<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>', 'a\nb'],
    ['a &lt;b&gt; &#233;&#xE9;&eacute; &hellip; &euro;', 'a <b> ééé … €'],
    ['caf&eacute;&nbsp;: oui', 'café\u00a0: oui'],
    ['spring <!-- not <b>here</b> --> time', 'spring time'],
    ['a<script>alert("<p>")</script>b<style>p{}</style>c', 'abc'],
    ['a<SCRIPT src=x>1</SCRIPT >b', 'ab'],
    ['<a href="https://x.example/?a=1&b=2" title="a > b">link</a>', 'b">link'],
    ['5 < 6 and 7 > 6', '5 < 6 and 7 > 6'],
    ['<!doctype html><?xml version="1.0"?>text', 'text'],
    ['&unknown; &amp;amp; &#9999999; &', '&unknown; &amp; &#9999999; &'],
    ['soft&shy;hyphen', 'softhyphen'],
    ['breaks off <b', 'breaks off'],
    ['breaks off <!-- here', 'breaks off'],
    ['', ''],
  ])('reads %j as %j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('leaves plain words as they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé0-9.,;:!?'" -]*$/), (words) => {
        expect(htmlToText(words)).toBe(words.replace(/ +/g, ' ').trim());
      }),
    );
  });

  it.each(['<', '<!--', '<script>', '<a ', '&', '&#', '</'])(
    'comes to an end with a mebibyte of %s',
    (piece) => {
      const html = piece.repeat(Math.ceil((1024 * 1024) / piece.length));
      expect(htmlToText(html).length).toBeLessThanOrEqual(html.length);
    },
  );
});
