import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type InPage, inPage, revealRoots } from '../stage/in-page.ts';
import { AXE_RULES, listViolations } from './axe-rules.ts';
import type { Browser } from './browser.ts';
import { anyComposer, type Composer, guidedComposers } from './composers.ts';
import { expect, test } from './fixtures.ts';
import { listMoving } from './motion.ts';

const [linkedin] = guidedComposers;
const places = [linkedin, anyComposer].filter((place) => place !== undefined);
const themes = ['light', 'dark'] as const;

/** What stands beside a composer at some moment, and what is new in it, by a class or a name. */
interface State {
  name: string;
  shows: string;
  reach: (ours: InPage) => Promise<void>;
}

/** What we show in a network's page, from the first glance on; each follows the one before. */
const states: readonly State[] = [
  { name: 'ready', shows: 'insert', reach: async () => {} },
  {
    name: 'choosing',
    shows: 'picker',
    async reach(ours) {
      await ours.click('choose');
      await expect.poll(() => ours.text()).toContain('Your field: energy');
    },
  },
  {
    name: 'inserted',
    shows: 'bubble',
    async reach(ours) {
      await ours.click('option');
      await expect.poll(() => ours.text()).toContain('Undo');
    },
  },
  {
    name: 'choosing again, with remarks',
    shows: 'Worth a look',
    async reach(ours) {
      await ours.click('choose');
      await expect.poll(() => ours.text()).toContain('Like the approved text');
    },
  },
];

async function open(
  ambassador: Browser,
  composer: Composer,
  theme: 'light' | 'dark',
): Promise<{ page: Page; ours: InPage }> {
  const url = new URL(composer.url);
  url.searchParams.set('theme', theme);
  const page = await ambassador.open(url.href);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await composer.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.countButtons()).toBe(1);
  return { page, ours };
}

/** Puts the mouse on the sentence beside the button, if there is one: while it is there the sentence stays. */
async function readOn(page: Page): Promise<void> {
  const place = await page.evaluate(() => {
    for (const { shadowRoot } of document.querySelectorAll('[data-ours]')) {
      const bubble = shadowRoot?.querySelector('.bubble:popover-open');
      if (bubble) return bubble.getBoundingClientRect().toJSON();
    }
    return null;
  });
  if (place) await page.mouse.move(place.left + 4, place.top + place.height / 2);
}

for (const composer of places) {
  for (const theme of themes) {
    test(`axe finds nothing wrong with the button, the sentence and the list: ${composer.id}, ${theme}`, async ({
      ambassador,
    }) => {
      const { page, ours } = await open(ambassador, composer, theme);
      const faults: string[] = [];
      for (const { name, shows, reach } of states) {
        await reach(ours);
        expect(await revealRoots(page), name).toBeGreaterThan(0);
        await readOn(page);
        const found = await new AxeBuilder({ page })
          .setLegacyMode()
          .include('[data-ours]')
          .withTags(AXE_RULES)
          .analyze();
        // That it looked inside: some rule had something to say of it.
        expect(JSON.stringify(found.passes).includes(shows), `${name}: ${shows}`).toBe(true);
        faults.push(...listViolations(found).map((fault) => `${name}: ${fault}`));
      }
      expect(faults).toEqual([]);
    });
  }
}

test('who asked for less motion sees none of ours beside a composer; others do', async ({
  ambassador,
}) => {
  const { page, ours } = await open(ambassador, anyComposer, 'light');
  const moving: string[] = [];
  for (const { name, reach } of states) {
    await reach(ours);
    await revealRoots(page);
    moving.push(...(await listMoving(page)).map((what) => `${name}: ${what}`));
  }
  expect(moving).toEqual([]);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await listMoving(page)).not.toEqual([]);
});
