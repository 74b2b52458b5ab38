import { readdir, readFile } from 'node:fs/promises';
import { me, people } from '../pages/shared/people.ts';
import { expect } from './fixtures.ts';
import type { PageInHand } from './person.ts';

/** What somebody writes that no diagnostic and no file of the company may hold. */
export const secret = 'Zaphod’s unspeakable quarterly doubts';

/** Sentences, labels, addresses and ids of the page, and every name of its people: none is in the diagnostic. */
export async function expectNoWordOf(
  page: Pick<PageInHand, 'evaluate'>,
  diagnostic: string,
): Promise<void> {
  const said = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '');
    const names = ['id', 'aria-label', 'placeholder', 'alt', 'title', 'href', 'src'];
    const values = [...document.querySelectorAll('*')].flatMap((element) =>
      names.map((name) => element.getAttribute(name) ?? ''),
    );
    return [...texts, ...values].map((value) => value.trim());
  });
  // A single word of plain letters may be HTML's own as well: `dialog`, `button`.
  const phrases = said.filter((value) => value.length >= 4 && !/^[a-z]+$/i.test(value));
  expect(phrases.length).toBeGreaterThan(50);
  expect(phrases.filter((phrase) => diagnostic.includes(phrase))).toEqual([]);
  const persons = [me, ...Object.values(people)].flatMap(({ name, handle }) => [
    ...name.split(' '),
    handle,
  ]);
  for (const word of [...persons, 'Zaphod', 'unspeakable']) {
    expect(diagnostic.toLowerCase()).not.toContain(word.toLowerCase());
  }
}

/** The company's files hold nothing of it. */
export async function expectUnsent(dataFile: string, kind: string): Promise<void> {
  const folder = dataFile.slice(0, dataFile.lastIndexOf('/'));
  const files = (await readdir(folder)).filter((name) => name.startsWith('endpoint.sqlite'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    const bytes = await readFile(`${folder}/${name}`);
    for (const word of [kind, 'Zaphod', 'role=textbox']) {
      expect(bytes.includes(word), `${name} holds ${word}`).toBe(false);
    }
  }
}
