import { words } from '../stage/words.ts';
import { type Composer, guidedComposers, refusingComposer } from './composers.ts';
import { expect, type test as suite } from './fixtures.ts';
import type { Person } from './person.ts';

const ownWords = 'Nothing but my own words, and they go out.';

/** Something that goes wrong while a composer with our button is open; `said` is what the button then tells, if anything. */
interface Failure {
  what: string;
  composers: readonly Composer[];
  happen: (person: Person, composer: Composer) => Promise<void>;
  said?: string;
  /** True if it leaves more behind than the extension's own data. */
  ownBrowser?: boolean;
}

const failures: readonly Failure[] = [
  {
    what: 'the worker is stopped as the button is clicked',
    composers: guidedComposers,
    happen: (person) => person.stopWorker(),
  },
  {
    what: 'consent is taken back while the composer is open',
    composers: guidedComposers,
    happen: (person) =>
      person.ask('extension.decide-consent', { consent: 'refused', withoutAttribution: false }),
  },
  {
    what: 'the editor takes no text and the browser refuses the clipboard',
    composers: [refusingComposer],
    happen: (person, { url }) => person.refuseClipboard(url),
    said: words('composer_copy_failed'),
    ownBrowser: true,
  },
];

/** Whatever fails in us, the person writes and posts as if we were not there: as tests for either browser. */
export function describeUnharmed(test: typeof suite): void {
  for (const { what, composers, happen, said, ownBrowser = false } of failures) {
    test.describe(what, () => {
      test.use({ ownBrowser });
      for (const composer of composers) {
        test(`the person writes and posts as ever, ${composer.id}`, async ({ person }) => {
          const page = await person.open(composer.url);
          await composer.open(page);
          const ours = await page.ours();
          await expect.poll(() => ours.label()).toContain('Heat kept for winter');
          await happen(person, composer);
          await page.toFront();
          await ours.click('insert');
          if (said) await expect.poll(() => ours.text()).toContain(said);

          await composer.open(page);
          await page.pressWithControl('a');
          await page.type(ownWords);
          await expect.poll(() => page.model()).toBe(ownWords);
          await composer.post(page);
          await expect.poll(() => page.posts()).toEqual([ownWords]);
          expect(person.errors()).toEqual([]);
        });
      }
    });
  }
}
