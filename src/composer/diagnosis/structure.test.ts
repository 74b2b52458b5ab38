// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Network } from '../../networks/network.ts';
import { findNetwork } from '../../networks/registry.ts';
import { fill } from '../test-markup.ts';
import { describeStructure } from './structure.ts';

function network(id: string): Network {
  const found = findNetwork(id);
  if (!found) throw new Error(`no network ${id}`);
  return found;
}

/** Builds a page and describes it around the element marked `data-here`. */
function describePage(markup: string, id = 'linkedin'): string {
  fill(document.body, markup);
  const editor = document.querySelector('[data-here]');
  if (!editor) throw new Error('no editor in the page');
  return describeStructure(editor, network(id));
}

afterEach(() => document.body.replaceChildren());

/** What a page may hold of people, wherever it may stand. */
interface Secrets {
  text: string;
  label: string;
  address: string;
}

const nasty = ({ text, label, address }: Secrets) => {
  const t = escape(text);
  const l = escape(label);
  const a = escape(address);
  return `
  <main id="${l}" class="${l}" style="--x:'${l}'"><p>${t}</p>
  <dialog open data-testid="dialog" aria-label="${l}" data-member="${l}" title="${t}">
    <a href="${a}" data-testid="author"><img alt="${l}" src="${a}">${t}</a>
    <!-- ${t.replaceAll('-', '')} -->
    <button type="button" aria-label="${l}" aria-describedby="${l}" data-urn="${a}">${t}</button>
    <input placeholder="${l}" value="${t}" name="${l}">
    <textarea placeholder="${l}">${t}</textarea>
    <div data-testid="${l}" componentkey="${l}" role="${l}" type="${t}" data-sdui-screen="${a}"></div>
    <div class="ql-container"><div data-here contenteditable="true" role="textbox" aria-label="${l}"
      data-placeholder="${l}" class="ql-editor ${l}"><p>${t}<b title="${l}">${t}</b></p></div></div>
    <article aria-label="${l}"><p data-testid="post">${t}</p></article>
  </dialog></main>`;
};

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

describe('the structure of a composer', () => {
  test('names tags, roles, test ids, the engine’s classes and where the editor is', () => {
    const told = describePage(
      nasty({ text: 'Hello', label: 'Jane Doe', address: 'https://www.linkedin.com/in/jane-doe/' }),
    );
    expect(told).toContain('around: html body main');
    expect(told).toContain('dialog[open][data-testid=dialog]');
    expect(told).toContain('.ql-container');
    expect(told).toMatch(/^> .*div\.ql-editor\[role=textbox\]\[contenteditable=true\] holds b p$/m);
    expect(told).not.toContain('[data-testid=post]');
  });

  test.each([
    ['a name', 'Jane Doe'],
    ['a mail address', 'jane.doe@example.com'],
    ['a member id', 'ACoAAB3x7Yq2ZkR9'],
    ['a UUID', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'],
    ['an address of a post', 'urn:li:activity:7456687142652772352'],
    ['a telephone number', '+33 6 12 34 56 78'],
    ['a word in another script', 'Ольга'],
  ])('holds %s nowhere, wherever the page has it', (_what, secret) => {
    const told = describePage(nasty({ text: secret, label: secret, address: secret }));
    for (const part of secret.split(/[\s@:-]/).filter((word) => word.length >= 4)) {
      expect(told).not.toContain(part);
    }
  });

  test('keeps a test id’s shape and covers its number', () => {
    const told = describePage(
      '<div role="dialog"><div data-testid="postField_17"><p data-here contenteditable></p></div></div>',
      'x',
    );
    expect(told).toContain('[data-testid=postField_#]');
  });

  test('leaves out a test id that repeats a name from a link, as X’s faces do', () => {
    const told = describePage(
      `<div role="dialog" data-testid="sheet"><div data-testid="UserAvatar-Container-someone_else"></div>
      <div data-testid="Face-jane_doe"><a href="/jane_doe">J</a></div><p data-here contenteditable></p></div>`,
      'x',
    );
    expect(told).not.toMatch(/jane|doe|someone/i);
    expect(told).toContain('[data-testid=sheet]');
  });

  test('walks open shadow roots, and says where one begins', () => {
    fill(document.body, '<div data-testid="interop-shadowdom"></div>');
    const shadow = document.querySelector('div')?.attachShadow({ mode: 'open' });
    if (!shadow) throw new Error('no shadow root');
    fill(
      shadow,
      '<div data-test-modal-id="sharebox"><my-box></my-box><p data-here contenteditable="true"></p></div>',
    );
    const inner = shadow.querySelector('my-box')?.attachShadow({ mode: 'open' });
    if (inner) fill(inner, '<span role="status"></span>');
    const editor = shadow.querySelector('[data-here]');
    if (!editor) throw new Error('no editor');
    const told = describeStructure(editor, network('linkedin'));
    expect(told).toContain('div[data-testid=interop-shadowdom] //');
    expect(told).toContain('span[role=status]');
  });

  test('stays short in a page that is endlessly wide and deep', () => {
    const deep = '<div role="group">'.repeat(300);
    const wide = '<span data-testid="something-with-a-long-name"></span>'.repeat(5_000);
    const told = describePage(
      `<div role="dialog"><p data-here contenteditable></p>${wide}${deep}</div>`,
    );
    expect(told.length).toBeLessThanOrEqual(20_000);
    expect(told.split('\n').length).toBeLessThanOrEqual(402);
  });

  test('is the same whatever the page’s texts, labels and addresses are', () => {
    const untold = { text: '§ §', label: '§ §', address: '/§' };
    const reference = describePage(nasty(untold));
    const word = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    // A value with a space is nobody's test id, whatever else is in it.
    const secret = word.map((value) => `${value} §`);
    const secrets = fc.record({
      text: fc.oneof(secret, fc.constantFrom('dialog textbox', 'contenteditable true')),
      label: secret,
      address: fc.oneof(
        secret.map((value) => `/§${value}`),
        fc.webUrl().map((url) => `${url} `),
      ),
    });
    fc.assert(
      fc.property(secrets, (page) => {
        expect(describePage(nasty(page))).toBe(reference);
      }),
      { numRuns: 60 },
    );
  });
});
