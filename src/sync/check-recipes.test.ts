import { describe, expect, it } from 'vitest';
import type { ComposerRecipes } from '../contract/composer-recipes.ts';
import { makeSigner, mintKeys } from '../endpoint/signing/signer.ts';
import { checkRecipes } from './check-recipes.ts';
import { createVerifier } from './verify-signature.ts';

const signer = makeSigner(mintKeys('acme', new Date('2026-11-23T12:00:00Z')));
const verify = await createVerifier('acme', signer.ring);
const expected = { clientVersion: '1.4.0', bundledSeen: '2026-10-09', lastSeq: 3 };
const list = [{ css: '[data-testid^="postField_"]', seen: '2026-11-22' }];
const recipes: ComposerRecipes = {
  seq: 3,
  issuedAt: '2026-11-22T08:00:00Z',
  minClientVersion: '1.4.0',
  networks: [
    {
      id: 'x',
      composers: [
        {
          id: 'x-post',
          editor: list,
          root: list,
          anchor: list,
          place: 'in-toolbar',
          post: list,
          kinds: [{ kind: 'reply', path: '/status/' }],
        },
      ],
      never: [],
    },
  ],
};
/** Signed, so that nothing but the change itself is wrong. */
const signed = (change: object = {}) => {
  const changed = { ...recipes, ...change };
  return { recipes: changed, signature: signer.sign('composer-recipes', changed) };
};
const withRecipe = (change: object) =>
  signed({
    networks: [
      { id: 'x', never: [], composers: [{ ...recipes.networks[0]?.composers[0], ...change }] },
    ],
  });

describe('composer recipes from the feed', () => {
  it('hold when the company signed them, for this version, and they are newer than the bundled ones', async () => {
    expect(await checkRecipes(signed(), verify, expected)).toEqual(recipes);
  });

  it.each<[string, unknown]>([
    ['there are none', undefined],
    ['nobody signed them', { recipes }],
    [
      'a stranger signed them',
      {
        recipes,
        signature: makeSigner(mintKeys('acme', new Date())).sign('composer-recipes', recipes),
      },
    ],
    [
      'they were signed as something else',
      {
        recipes,
        signature: signer.sign('item', recipes),
      },
    ],
    [
      'one character is another',
      {
        ...signed(),
        recipes: { ...recipes, issuedAt: '2026-11-22T08:00:01Z' },
      },
    ],
    ['they are older than the bundled ones', signed({ issuedAt: '2026-10-08T08:00:00Z' })],
    ['they are for a later version', signed({ minClientVersion: '1.5.0' })],
    ['later ones were seen', signed({ seq: 2 })],
    ['they bring a field that nobody knows', signed({ script: 'alert(1)' })],
    ['a selector fits everything', withRecipe({ editor: [{ css: '*', seen: '2026-11-22' }] })],
    ['a selector is none', withRecipe({ root: [{ css: '[[', seen: '2026-11-22' }] })],
    ['a list is empty', withRecipe({ post: [] })],
    ['a list is too long', withRecipe({ anchor: Array.from({ length: 9 }, () => list[0]) })],
    ['a kind is unknown', withRecipe({ kinds: [{ kind: 'message', path: '/messages/' }] })],
    ['a place is unknown', withRecipe({ place: 'everywhere' })],
    ['a recipe brings a pattern to run', withRecipe({ pattern: '(a+)+$' })],
  ])('leave the bundled ones in force when %s', async (_when, brought) => {
    expect(await checkRecipes(brought, verify, expected)).toBeNull();
  });
});
