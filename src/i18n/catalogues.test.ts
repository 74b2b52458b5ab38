import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import english from '../../assets/public/_locales/en/messages.json';
import french from '../../assets/public/_locales/fr/messages.json';
import { linkedinCriteria } from '../domain/checklist/linkedin-criteria.ts';
import { xCriteria } from '../domain/checklist/x-criteria.ts';

type Catalogue = Readonly<Record<string, { message: string }>>;
const en: Catalogue = english;
const fr: Catalogue = french;

const root = new URL('../..', import.meta.url).pathname;
const files = globSync('{src,entrypoints}/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .concat('wxt.config.ts');
const source = files.map((file) => readFileSync(`${root}/${file}`, 'utf8')).join('\n');

const quoted = new Set([...source.matchAll(/['"`]([a-zA-Z]\w*)['"`]/g)].map(([, word]) => word));
const manifest = new Set([...source.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key));
const criteria = new Set(
  [...linkedinCriteria, ...xCriteria].flatMap(({ id }) =>
    ['title', 'why', 'how', 'example'].map((part) => `criterion_${id}_${part}`),
  ),
);

const substitutions = (message: string) =>
  [...new Set(message.replaceAll('$$', '').match(/\$\d/g))].toSorted();

const isUsed = (key: string) =>
  quoted.has(key) ||
  manifest.has(key) ||
  criteria.has(key) ||
  quoted.has(key.replace(/_(one|other)$/, ''));

describe('the catalogues', () => {
  test('have the same keys', () => {
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  test('take the same substitutions for each key', () => {
    for (const key of Object.keys(en)) {
      expect([key, substitutions(fr[key]?.message ?? '')]).toEqual([
        key,
        substitutions(en[key]?.message ?? ''),
      ]);
    }
  });

  test('hold no key that nothing uses', () => {
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
  });

  test('hold every key that is built rather than written: criteria and manifest', () => {
    expect([...criteria, ...manifest].filter((key) => key && !(key in en))).toEqual([]);
  });

  test('have both plural forms of every counted word', () => {
    const stems = Object.keys(en).flatMap((key) => /^(.+)_(?:one|other)$/.exec(key)?.[1] ?? []);
    for (const stem of stems) {
      expect(en).toHaveProperty([`${stem}_one`]);
      expect(en).toHaveProperty([`${stem}_other`]);
    }
  });

  test('fit the stores: a description of at most 132 characters', () => {
    for (const catalogue of [en, fr]) {
      expect(catalogue.extDescription?.message.length).toBeLessThanOrEqual(132);
    }
  });

  test('keep the voice: no exclamation marks, curly apostrophes, French spaces before signs', () => {
    for (const [key, { message }] of [...Object.entries(en), ...Object.entries(fr)]) {
      expect([key, message]).not.toEqual([key, expect.stringMatching(/[!']/)]);
    }
    for (const [key, { message }] of Object.entries(fr)) {
      expect([key, message]).not.toEqual([
        key,
        expect.stringMatching(/[^\u00a0\u202f][;?]| [:»]|« /),
      ]);
    }
  });
});
