import { describe, expect, it } from 'vitest';
import { x } from '../networks/x.ts';
import { BUNDLED_SEEN, mergeRecipes } from './publish-recipes.ts';

const list = [{ css: '[data-testid^="postField_"]', seen: '2026-11-22' }];
const recipe = {
  id: 'x-post',
  editor: list,
  root: list,
  anchor: list,
  place: 'in-toolbar' as const,
  post: list,
  kinds: [],
};

describe('recipes for the loader', () => {
  it('stand before the bundled ones, in the place of those with the same id', () => {
    const added = { ...recipe, id: 'x-article' };
    const merged = mergeRecipes(x, { id: 'x', composers: [recipe, added], never: list });
    expect(merged.composers.map(({ id }) => id)).toEqual(['x-post', 'x-article', 'x-mobile']);
    expect(merged.composers[0]?.editor).toEqual(list);
    expect(merged.never).toEqual(list);
  });

  it('must be newer than the newest day on which a bundled selector was seen', () => {
    expect(BUNDLED_SEEN).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const days = x.composers.flatMap(({ editor }) => editor.map(({ seen }) => seen));
    for (const day of days) expect(BUNDLED_SEEN >= day).toBe(true);
  });
});
