// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { findNetwork } from '../networks/registry.ts';
import { findStranger } from './stranger.ts';
import { fill } from './test-markup.ts';

/** Opens a page of a network at an address and asks about the element marked `data-here`. */
function meets(id: string, path: string, markup: string): boolean {
  const network = findNetwork(id);
  if (!network) throw new Error(`no network ${id}`);
  history.replaceState(null, '', path);
  fill(document.body, markup);
  return findStranger(document.querySelector('[data-here]'), network) !== null;
}

const field = '<div data-here contenteditable="true" role="textbox"></div>';
const compose = 'com.linkedin.sdui.flagshipnav.sharing.ShareCompose';

afterEach(() => document.body.replaceChildren());

describe('a stranger', () => {
  test.each([
    [
      'linkedin',
      '/feed/',
      `<dialog open><div data-sdui-screen="${compose}">${field}</div></dialog>`,
    ],
    ['linkedin', '/feed/', `<div data-test-modal-id="sharebox">${field}</div>`],
    ['linkedin', '/sharing/compose/', `<dialog open>${field}</dialog>`],
    ['linkedin', '/feed/?a=1&shareActive=true', `<div role="dialog">${field}</div>`],
    ['x', '/compose/post', `<div role="dialog">${field}</div>`],
    ['x', '/compose/post', '<main><textarea data-here></textarea></main>'],
    ['x', '/home', `<div data-testid="tweetTextarea_0">${field}</div>`],
  ])('is an editor that no recipe fits, where %s has posts written: %s', (id, path, markup) => {
    expect(meets(id, path, markup)).toBe(true);
  });

  test.each([
    [
      'a composer that a recipe fits',
      'linkedin',
      '/feed/',
      `<dialog data-testid="dialog"><div data-sdui-screen="${compose}"><p data-here contenteditable="true" componentkey="ShareBox_textEditor"></p></div></dialog>`,
    ],
    [
      'a second field beside a composer that we know',
      'linkedin',
      '/feed/',
      `<dialog data-testid="dialog"><div data-sdui-screen="${compose}"><p contenteditable="true" componentkey="ShareBox_textEditor"></p>${field}</div></dialog>`,
    ],
    [
      'a comment box',
      'linkedin',
      '/feed/?shareActive=true',
      `<div role="dialog"><div componentkey="commentBox-1">${field}</div></div>`,
    ],
    [
      'a message form',
      'linkedin',
      '/sharing/compose',
      `<div role="dialog"><form class="msg-form">${field}</form></div>`,
    ],
    ['any field of the feed', 'linkedin', '/feed/', `<main>${field}</main>`],
    ['a dialog of the feed', 'linkedin', '/feed/', `<dialog open>${field}</dialog>`],
    ['the article editor', 'linkedin', '/article/new/', `<main>${field}</main>`],
    [
      'a poll’s question',
      'linkedin',
      '/sharing/compose',
      '<dialog open><textarea data-here></textarea></dialog>',
    ],
    ['a poll’s option', 'linkedin', '/sharing/compose', '<dialog open><input data-here></dialog>'],
    [
      'what is not editable',
      'linkedin',
      '/sharing/compose',
      '<dialog open><p data-here contenteditable="false"></p></dialog>',
    ],
    [
      'a caption on X',
      'x',
      '/compose/post/media',
      '<div role="dialog"><textarea data-here></textarea></div>',
    ],
    [
      'a search field on X',
      'x',
      '/compose/post',
      '<main><input data-here data-testid="SearchBox_Search_Input"></main>',
    ],
    [
      'a message on X',
      'x',
      '/compose/post',
      `<div role="dialog"><div data-testid="dmComposerTextInput">${field}</div></div>`,
    ],
    [
      'a profile on X',
      'x',
      '/settings/profile',
      '<div role="dialog"><textarea data-here></textarea></div>',
    ],
    [
      'a poll beside a composer on X',
      'x',
      '/compose/post',
      `<div role="dialog"><div contenteditable="true" data-testid="tweetTextarea_0"></div>${field}</div>`,
    ],
  ])('is never %s', (_what, id, path, markup) => {
    expect(meets(id, path, markup)).toBe(false);
  });
});
