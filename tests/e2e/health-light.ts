import type { Trouble } from '../../src/domain/trouble.ts';
import { words } from '../stage/words.ts';
import { renamedComposers } from './composers.ts';
import { approvedText } from './content.ts';
import { expectNoWordOf, expectUnsent, secret } from './diagnostic-words.ts';
import { expect, type test as suite } from './fixtures.ts';

/** What the light tells of an editor that nobody knows, as tests for either browser. */
export function describeHealthLight(test: typeof suite): void {
  for (const composer of renamedComposers) {
    test(`an editor that no recipe fits raises the light, the text can be copied, and the diagnostic has no word of the page: ${composer.id}`, async ({
      person,
      company,
    }) => {
      const popup = await person.openPopup();
      const page = await person.open(composer.url);
      await composer.open(page);
      await page.type(secret);
      await expect
        .poll(() => person.ask<Trouble[]>('extension.list-troubles'))
        .toMatchObject([{ network: composer.network, kind: 'unrecognised-editor', recipe: null }]);
      expect(await (await page.ours()).countButtons()).toBe(0);

      // As a popup does, it looks at the tab in front; a tab of its own does so only behind that one.
      await page.toFront();
      await popup.reload();
      await popup.pressBehind(words('health_label').replace('$1', words('health_manual')));
      await popup.pressBehind(words('trouble_diagnose'));
      await expect.poll(() => popup.textOf('.diagnostic')).not.toBe('');
      const diagnostic = await popup.textOf('.diagnostic');
      expect(diagnostic).toContain(`network: ${composer.network}`);
      expect(diagnostic).toContain('recipe: none');
      expect(diagnostic).toMatch(/^> .*\[role=textbox\].*\[contenteditable=true\]/m);
      expect(diagnostic.length).toBeLessThan(20_500);
      await expectNoWordOf(page, diagnostic);

      await popup.toFront();
      await popup.press(words('trouble_copy'));
      await expect.poll(() => popup.text()).toContain(words('share_copied'));
      await page.toFront();
      await page.pressWithControl('a');
      await page.pressWithControl('v');
      const lastLine = approvedText(composer.network, person.pseudonym).split('\n').at(-1) ?? '';
      await expect.poll(() => page.model()).toContain(lastLine);
      expect(await page.model()).not.toContain(secret);
      await composer.post(page);
      await expect.poll(async () => (await page.posts()).at(-1)?.split('\n').at(-1)).toBe(lastLine);
      expect(person.errors()).toEqual([]);
      await expect
        .poll(() => company.query('select mode from share'))
        .toEqual([{ mode: 'clipboard' }]);
      await expectUnsent(company.dataFile, 'unrecognised-editor');
    });
  }
}
