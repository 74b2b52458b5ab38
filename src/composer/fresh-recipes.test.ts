// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { RECIPES_KEY } from '../messaging/stored-recipes.ts';
import { x } from '../networks/x.ts';
import { readFreshRecipes, withRecipes } from './fresh-recipes.ts';

const seen = '2026-11-22';
const list = [{ css: '[data-testid^="postField_"]', seen }];
const recipe = {
  id: 'x-post',
  editor: list,
  root: list,
  anchor: list,
  place: 'in-toolbar',
  post: list,
  kinds: [],
};

type Area = { get(key: string): Promise<Record<string, unknown>> };
const holding = (value: unknown): Area => ({ get: async () => ({ [RECIPES_KEY]: value }) });
const closed: Area = { get: () => Promise.reject(new Error('Access to storage is not allowed')) };

async function readWith(storage: { session?: Area; local?: Area } | undefined) {
  vi.stubGlobal('chrome', { storage });
  vi.stubGlobal('browser', undefined);
  try {
    return withRecipes(x, await readFreshRecipes('x'));
  } finally {
    vi.unstubAllGlobals();
  }
}

describe('a network with recipes that the worker left', () => {
  it('has them instead of its own, and leaves alone what they add', async () => {
    const never = [{ css: '.private', seen }];
    const fresh = await readWith({
      session: holding({ x: { composers: [recipe], never } }),
    });
    expect(fresh.composers).toEqual([recipe]);
    expect(fresh.never).toEqual([...x.never, ...never]);
    expect(fresh.publication).toBe(x.publication);
  });

  it('keeps everything that is to be left alone when the recipes bring none of it', async () => {
    const fresh = await readWith({
      session: holding({ x: { composers: [recipe], never: [] } }),
    });
    expect(fresh.never).toEqual(x.never);
  });

  it('is read from the local area where the session area is closed or missing', async () => {
    const local = holding({ x: { composers: [recipe], never: [] } });
    expect((await readWith({ session: closed, local }))?.composers[0]?.editor).toEqual(list);
    expect((await readWith({ local }))?.composers[0]?.editor).toEqual(list);
  });

  it('is the bundled one while the worker left nothing for it', async () => {
    expect(await readWith({ session: holding(undefined) })).toBe(x);
    const others = holding({ linkedin: { composers: [recipe], never: [] } });
    expect(await readWith({ session: others })).toBe(x);
    expect(await readWith(undefined)).toBe(x);
  });

  it.each([
    ['a list is missing', { x: { composers: [{ ...recipe, editor: undefined }], never: [] } }],
    ['a list is empty', { x: { composers: [{ ...recipe, root: [] }], never: [] } }],
    [
      'a selector is none',
      { x: { composers: [{ ...recipe, post: [{ css: '[[', seen }] }], never: [] } },
    ],
    ['the list to leave alone is none', { x: { composers: [recipe], never: null } }],
    ['it is text', { x: 'composers' }],
  ])('is the bundled one when %s', async (_when, stored) => {
    expect(await readWith({ session: holding(stored) })).toBe(x);
  });

  it('is the bundled one when no area can be read', async () => {
    expect(await readWith({ session: closed, local: closed })).toBe(x);
  });
});
