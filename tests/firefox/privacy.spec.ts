import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { anyComposer } from '../e2e/composers.ts';
import { expect, test } from './fixtures.ts';

test('what the person wrote does not reach the company', async ({ person, company }) => {
  const page = await person.open(anyComposer.url);
  await anyComposer.open(page);
  await page.type('Zaphod doubts.');
  await (await page.ours()).click('insert');
  await expect.poll(() => page.model()).toContain('utm_source');
  await anyComposer.post(page);
  await expect.poll(() => page.posts()).toEqual([expect.stringContaining('Zaphod')]);
  await expect.poll(() => company.query('select * from share')[0]?.state).toBe('published');

  const folder = dirname(company.dataFile);
  const files = (await readdir(folder)).filter((name) => name.startsWith('endpoint.sqlite'));
  expect(files.length).toBeGreaterThan(0);
  const bytes = await Promise.all(files.map((name) => readFile(join(folder, name), 'latin1')));
  expect(bytes.join('')).toContain('heat-storage');
  expect(bytes.join('')).not.toContain('Zaphod');
});
