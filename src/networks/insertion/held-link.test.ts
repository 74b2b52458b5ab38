// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { readLinesWith } from './held-link.ts';

const link = 'https://www.example.com/heat?a=1&utm_content=heat.plain.k7m2q4xd';
const shown = 'www.example.com/heat?a=…';
beforeEach(() => document.body.replaceChildren());

function edit(markup: string): HTMLElement {
  const editor = new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild;
  if (!(editor instanceof HTMLElement)) throw new Error('an editor is one element');
  document.body.append(editor);
  return editor;
}

const escaped = link.replaceAll('&', '&amp;');
const editors = {
  TipTap: (line: string) => `<div class="tiptap ProseMirror"><p>Mine.</p><p>${line}</p></div>`,
  Quill: (line: string) => `<div class="ql-editor"><p>Mine.</p><p>${line}</p></div>`,
  'Draft.js': (line: string) =>
    `<div class="public-DraftEditor-content"><div data-contents="true"><div data-block="true">Mine.</div><div data-block="true">${line}</div></div></div>`,
  Lexical: (line: string) => `<div data-lexical-editor="true"><p>Mine.<br>${line}</p></div>`,
};

describe.each(Object.entries(editors))('%s', (_engine, markup) => {
  const holds = (line: string) => readLinesWith(edit(markup(line)), link) !== null;

  it('holds the link as plain text, also across coloured pieces', () => {
    expect(holds(`See ${escaped}`)).toBe(true);
    expect(holds(`<span>${escaped.slice(0, 20)}</span><span>${escaped.slice(20)}</span>`)).toBe(
      true,
    );
  });

  it('holds the link when its text was shortened or changed, if the address is ours', () => {
    expect(holds(`<a href="${escaped}">${shown}</a>`)).toBe(true);
    expect(holds(`<a href="${escaped}">read this</a>`)).toBe(true);
  });

  it('does not hold it when only what is shown looks like it, or the address goes on', () => {
    expect(holds(shown)).toBe(false);
    expect(holds(`<a href="https://www.example.com/heat">${shown}</a>`)).toBe(false);
    expect(holds(`${escaped}x`)).toBe(false);
    expect(holds(`${escaped}.b`)).toBe(false);
  });

  it('holds it at the end of a sentence, and in brackets', () => {
    expect(holds(`(${escaped}).`)).toBe(true);
  });

  it('gives the whole text, for measuring', () => {
    expect(readLinesWith(edit(markup(escaped)), link)).toEqual(['Mine.', link]);
  });
});

it('an editor of no known engine holds nothing that can be vouched for', () => {
  expect(readLinesWith(edit(`<div contenteditable>${escaped}</div>`), link)).toBeNull();
});
