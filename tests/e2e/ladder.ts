import { bystanderStandIns } from '../pages/stand-ins.ts';
import { type Composer, editors, onePerEngine } from './composers.ts';
import { approvedText, expectedSecondText, expectedText } from './content.ts';
import { expect, type test as suite } from './fixtures.ts';
import { type Mode, prove } from './matrix/proof.ts';
import type { PageInHand, Person } from './person.ts';

/** Editors join typing and insertion into one step of their history when both come within a second. */
const HISTORY_PAUSE_MS = 1_200;
const OWN_WORDS = 'My own words first.';
const NETWORKS = ['linkedin', 'x'] as const;
/** Where the menu and the keyboard are tested: what they add to the popup's way is the worker's alone. */
const FULLY_TESTED = new Set(['linkedin-new', 'x-inline']);

const idsOf = ({ network }: { network: 'linkedin' | 'x' }) => ({
  network,
  itemId: 'heat-storage',
  variantId: network === 'x' ? 'short' : 'story',
});

/** One way to have a text inserted without a button of ours in the page. */
type Way = {
  mode: Mode;
  insert: (person: Person, page: PageInHand, composer: Composer) => Promise<void>;
};

const ways: readonly [Way, ...Way[]] = [
  {
    mode: 'no-footprint: popup',
    async insert(person, _page, composer) {
      const outcome = await person.ask('extension.insert-here', idsOf(composer));
      expect(outcome).toEqual({ placed: 'no-footprint' });
    },
  },
  {
    mode: 'no-footprint: menu',
    insert: (person, page, composer) =>
      person.pickInMenu(page, composer, Object.values(idsOf(composer)).join('|')),
  },
  { mode: 'no-footprint: keyboard', insert: (person) => person.fireCommand() },
];

/** What must be in the editor, by hand: the keyboard takes the best, which changes when one was shared often. */
async function expectBy(person: Person, { network }: Composer, mode: Mode): Promise<string> {
  const { choices } = await person.ask<{ choices: { itemId: string }[] }>('extension.list-offer', {
    network,
  });
  return mode === 'no-footprint: keyboard' && choices[0]?.itemId === 'open-day'
    ? expectedSecondText(network, person.pseudonym)
    : expectedText(network, person.pseudonym);
}

/** The rungs of the ladder below the button, as tests for either browser. */
export function describeLadder(test: typeof suite): void {
  for (const composer of onePerEngine) {
    const { id, network } = composer;
    const tested = FULLY_TESTED.has(id) ? ways : [ways[0]];
    test(`without a button, the text goes in by popup, menu and keyboard and nothing is added: ${id}`, async ({
      person,
      company,
    }) => {
      await person.ask('extension.choose-mode', { mode: 'no-footprint' });
      const enter = async (page: PageInHand) => {
        await composer.open(page);
        await expect.poll(() => person.ask('extension.find-composer')).toEqual({ network });
      };
      const page = await person.open(composer.url);
      for (const [index, { mode, insert }] of tested.entries()) {
        await enter(page);
        const wanted = await expectBy(person, composer, mode);
        await insert(person, page, composer);
        await expect.poll(() => page.model()).toBe(wanted);
        prove({ composer: id, mode }, 'inserted', 'model equal');
        expect(await (await page.ours()).text()).toBe('');
        await composer.post(page);
        await expect.poll(() => page.posts()).toHaveLength(index + 1);
        await expect
          .poll(() => company.query('select mode, state from share'))
          .toEqual(
            Array.from({ length: index + 1 }, () => ({ mode: 'no-footprint', state: 'published' })),
          );
        prove({ composer: id, mode }, 'published seen');
      }

      const second = await person.open(composer.url);
      await enter(second);
      await second.type(OWN_WORDS);
      for (const { mode, insert } of tested) {
        await new Promise((wake) => setTimeout(wake, HISTORY_PAUSE_MS));
        const wanted = await expectBy(person, composer, mode);
        await insert(person, second, composer);
        await expect.poll(() => second.model()).toBe(`${OWN_WORDS}\n\n${wanted}`);
        prove({ composer: id, mode }, 'existing text kept');
        await second.pressWithControl('z');
        await expect.poll(() => second.model()).toBe(OWN_WORDS);
        prove({ composer: id, mode }, 'one undo');
      }
      expect(person.errors()).toEqual([]);
    });
  }

  for (const network of NETWORKS) {
    test(`prefilled: the address that is opened fills the network’s own composer, whichever runs: ${network}`, async ({
      person,
      company,
    }) => {
      const text = approvedText(network, person.pseudonym);
      await person.ask('extension.choose-mode', { mode: 'prefilled' });
      await person.ask('extension.share-prefilled', idsOf({ network }));
      const opened = async () => (await person.tabs()).find((url) => url.includes('utm_source'));
      await expect.poll(opened).toBeTruthy();
      await expect
        .poll(() => company.query('select mode, state from share'))
        .toEqual([{ mode: 'prefilled', state: 'inserted' }]);
      for (const composer of prefillable(network)) {
        const url = new URL((await opened()) ?? '');
        for (const [name, value] of new URL(composer.url).searchParams)
          url.searchParams.set(name, value);
        const page = await person.open(url.href);
        await expect.poll(() => page.model(), composer.id).toBe(text);
        expect(await (await page.ours()).countButtons(), composer.id).toBe(0);
        prove({ composer: composer.id, mode: 'prefilled' }, 'inserted', 'model equal');
      }
      expect(person.errors()).toEqual([]);
    });

    test(`clipboard: what the popup copies is pasted by hand into every editor: ${network}`, async ({
      person,
      company,
    }) => {
      await person.ask('extension.choose-mode', { mode: 'clipboard' });
      await person.copyFromPopup(network);
      const text = approvedText(network, person.pseudonym);
      for (const composer of onePerEngine.filter((entry) => entry.network === network)) {
        const page = await person.open(composer.url);
        await page.toFront();
        await composer.open(page);
        await page.pressWithControl('v');
        // TipTap's own paste drops blank lines of a plain text.
        const isTipTap = composer.engine.startsWith('tiptap');
        const pasted = isTipTap ? text.replace('\n\n', '\n') : text;
        await expect.poll(() => page.model(), composer.id).toBe(pasted);
        expect(await (await page.ours()).countButtons(), composer.id).toBe(0);
        const row = { composer: composer.id, mode: 'clipboard' } as const;
        prove(row, 'inserted', ...(isTipTap ? [] : (['model equal'] as const)));
      }
      await expect
        .poll(() => company.query('select mode, state from share'))
        .toEqual([{ mode: 'clipboard', state: 'inserted' }]);
    });

    test(`comments, messages, search and articles get nothing, in any mode: ${network}`, async ({
      person,
    }) => {
      const fields = bystanderStandIns.filter((entry) => entry.network === network);
      const pages: PageInHand[] = [];
      for (const { urls, fields: selectors } of fields) {
        const page = await person.open(urls[0]);
        pages.push(page);
        for (const mode of ['in-composer', 'no-footprint', 'prefilled', 'clipboard']) {
          await person.ask('extension.choose-mode', { mode });
          await page.toFront();
          for (const selector of selectors) {
            await page.locator(selector).click();
            await page.type('Hello');
            const outcome = await person.ask('extension.insert-here', idsOf({ network }));
            expect(outcome, `${selector}, ${mode}`).toEqual({ placed: 'no-composer' });
          }
        }
      }
      // A button comes where it belongs: by then the worker has heard all that the fields had to say.
      await person.ask('extension.choose-mode', { mode: 'in-composer' });
      const composer = editors.find((entry) => entry.network === network);
      const home = await person.open(composer?.url ?? '');
      await composer?.open(home);
      const ours = await home.ours();
      await expect.poll(() => ours.countButtons()).toBe(1);
      for (const page of pages) expect(await (await page.ours()).text()).toBe('');
      expect(person.errors()).toEqual([]);
      for (const mode of ['in-composer', 'prefilled', 'clipboard'] as const)
        prove({ composer: network, mode }, 'nothing elsewhere');
      for (const { mode } of ways) prove({ composer: network, mode }, 'nothing elsewhere');
    });
  }
}

/** The composers that the network's own address for a text may open; which one, the account decides. */
function prefillable(network: 'linkedin' | 'x'): Composer[] {
  const opened = new Set([
    'linkedin-new',
    'linkedin-tiptap2',
    'linkedin-classic',
    'linkedin-classic, Quill as published',
    'x-modal',
    'x-lexical-modal',
    'x-mobile',
  ]);
  return editors.filter((entry) => entry.network === network && opened.has(entry.id));
}
