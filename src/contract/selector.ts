import * as z from 'zod';
import { sized } from './sized.ts';

/** Longest selector, in characters. */
const SELECTOR_MAX = 200;

// A conservative part of CSS selectors, checked where there is no DOM to ask. Values hold no quotes, brackets or escapes,
// so that nothing inside them can look like structure.
const NAME = '-?[A-Za-z_][\\w-]*';
const ATTRIBUTE = `\\[${NAME}(?:[~|^$*]?="[^"'\\\\()\\[\\]\\n]{1,100}"(?: i)?)?\\]`;
const PART = `(?:[#.]${NAME}|${ATTRIBUTE}|:(?:first|last|only)-child|:_[hn])`;
const COMPOUND = `(?:${NAME}${PART}*|${PART}+)`;
const SELECTOR = new RegExp(`^${COMPOUND}(?:(?: *[>+~] *| +)${COMPOUND})*$`);
const RELATIVE = /^ *[>+~] */;
const INNERMOST = /:(not|has)\(([^()]*)\)/g;
const HAS_MARK = ':_h';
const NOT_MARK = ':_n';

/** Elements that every page is made of: by themselves they say nothing about a composer. */
const COMMON = new Set(['html', 'body', 'div', 'span', 'p', 'section', 'article', 'form']);
/** Attributes that any editable or styled element has. */
const COMMON_ATTRIBUTES = new Set([
  'contenteditable',
  'class',
  'id',
  'style',
  'dir',
  'lang',
  'tabindex',
]);
/** A shorter value could be part of almost any other. */
const VALUE_MIN = 3;

/**
 * A CSS selector as data may bring it: tags, classes, ids, attributes, `:not()`, `:has()` and places among siblings;
 * no list, no script, no address. At least one part of it, outside `:not()` and `:has()`, must name something that is not
 * on every page.
 */
export const selectorSchema = sized(z.string(), 1, SELECTOR_MAX)
  .refine(isSelector, 'use a CSS selector of tags, classes, ids, attributes, :not() and :has()')
  .refine(hasAnchor, 'name a tag, class, id or attribute value that is not on every page');

function isSelector(text: string): boolean {
  const flat = flatten(text);
  return flat !== null && SELECTOR.test(flat);
}

/** The selector with a mark for each `:not()` and `:has()`, the innermost first; null if one of them holds no selector. */
function flatten(text: string): string | null {
  if (text.includes(':_')) return null;
  let isGood = true;
  let flat = text;
  for (let before = ''; before !== flat; ) {
    before = flat;
    flat = flat.replace(INNERMOST, (_all, kind: string, inner: string) => {
      isGood &&= SELECTOR.test(kind === 'has' ? inner.replace(RELATIVE, '') : inner);
      // Browsers refuse :has() inside :has().
      isGood &&= kind === 'not' || !inner.includes(HAS_MARK);
      return kind === 'has' || inner.includes(HAS_MARK) ? HAS_MARK : NOT_MARK;
    });
  }
  return isGood ? flat : null;
}

function hasAnchor(text: string): boolean {
  const flat = flatten(text) ?? '';
  const attributes = [...flat.matchAll(/\[([\w-]+)[~|^$*]?="([^"]*)"/g)];
  if (
    attributes.some(
      ([, name = '', value = '']) => !COMMON_ATTRIBUTES.has(name) && value.length >= VALUE_MIN,
    )
  ) {
    return true;
  }
  const rest = flat.replaceAll(/\[[^\]]*\]/g, '').replaceAll(/:[\w-]+/g, '');
  if (/[#.]/.test(rest)) return true;
  return rest.split(/[ >+~]+/).some((tag) => tag !== '' && !COMMON.has(tag.toLowerCase()));
}
