import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networks } from '../networks/registry.ts';
import { recipeDocumentSchema } from './composer-recipes.ts';
import { selectorSchema } from './selector.ts';

const takes = (css: string) => selectorSchema.safeParse(css).success;

describe('a selector as data', () => {
  it('may be any of those that the extension comes with', () => {
    const own = networks.map(({ id, composers, never }) => ({ id, composers, never }));
    const document = { minClientVersion: '0.1.0', networks: own };
    expect(recipeDocumentSchema.safeParse(document).error).toBeUndefined();
  });

  it.each([
    '#share-box',
    'dialog[open] .ql-editor',
    '[data-testid^="tweetTextarea_" i] ~ textarea',
    'main:has(> [role="dialog"]) button:not(:has(svg)):not([aria-label])',
  ])('takes %s', (css) => {
    expect(takes(css)).toBe(true);
  });

  it.each([
    ['everything', '*'],
    ['every box', 'div'],
    ['every box in the page', 'html > body div > span'],
    ['every editor', '[contenteditable="true"]'],
    ['every editor that lacks something', 'div:not([data-x="never-there"])'],
    ['every element with an attribute', '[role]'],
    ['every other word', '[aria-label*="e"]'],
    ['any place', ':first-child'],
    ['two selectors at once', '.editor, .message'],
    ['two selectors at once, inside', '.editor:not(.a, *)'],
    ['a pseudo-element', '.editor::before'],
    ['a state of the person', 'a:visited'],
    ['an address', '[style="background:url(https://evil.example/)"]'],
    ['an escape', '.ed\\69tor'],
    ['a quote that ends early', '[data-x="a"]"]'],
    ['a rule', '.editor{color:red}'],
    ['an open bracket', '.editor:not(.a'],
    ['a mark of ours', '.editor:_'],
    ['nothing', ''],
    ['nothing inside', '.editor:has()'],
    ['a box in a box', '.editor:has(.a:has(.b))'],
    ['a box in a box, hidden', '.editor:has(:not(.a:has(.b)))'],
    ['a hanging combinator', '.editor >'],
    ['a comment', '.editor/**/'],
    ['a line end', '.editor\n.x'],
    ['more than anybody writes by hand', `.${'a'.repeat(200)}`],
  ])('does not take %s: %s', (_what, css) => {
    expect(takes(css)).toBe(false);
  });

  it('is told from any other text at once, and holds nothing that leads elsewhere', () => {
    const alphabet = fc.constantFrom(...'ab.#[]="\'():>+~ *,_-\\{}@/;'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 200 }), (css) => {
        if (takes(css)) expect(css).not.toMatch(/[,\\{}@;*'/]|::/);
      }),
      { numRuns: 2_000 },
    );
  });
});
