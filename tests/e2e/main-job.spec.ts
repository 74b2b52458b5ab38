import { parse } from 'csv-parse/sync';
import { inPage } from '../stage/in-page.ts';
import { composers, onePerEngine } from './composers.ts';
import { expectedLink, expectedSecondText, expectedText } from './content.ts';
import { expect, test } from './fixtures.ts';
import { prove } from './matrix/proof.ts';

for (const { id, network, url, open, post } of composers) {
  test.describe(id, () => {
    test('one click inserts, Post publishes, and the company has exactly one row', async ({
      ambassador,
      company,
    }) => {
      const page = await ambassador.open(url);
      await open(page);
      const ours = await inPage(page);
      await ours.click('insert');

      const text = expectedText(network, ambassador.pseudonym);
      await expect.poll(() => page.evaluate(() => window.standIn.model())).toBe(text);
      await post(page);
      await expect.poll(() => page.evaluate(() => window.standIn.posts.length)).toBe(1);
      const [posted] = await page.evaluate(() => window.standIn.posts);
      expect(posted?.text.trimEnd()).toBe(text.trimEnd());

      const rows = () => company.query('select * from share');
      await expect.poll(() => rows()[0]?.state).toBe('published');
      expect(rows()).toHaveLength(1);

      const answer = await fetch(`${company.url}/v1/admin/shares/export?format=csv`, {
        headers: { authorization: `Bearer ${company.adminToken}` },
      });
      const exported: Record<string, string>[] = parse(await answer.text(), {
        bom: true,
        columns: true,
      });
      expect(exported).toHaveLength(1);
      expect(exported[0]).toMatchObject({
        state: 'published',
        network,
        itemId: 'heat-storage',
        itemRevision: '3',
        campaign: 'winter-2026',
        link: expectedLink(network, ambassador.pseudonym),
        evidence: 'toast',
        pseudonym: ambassador.pseudonym,
      });
      // The permalink is the network's own, without the user name that X puts into it.
      const postId = /(\d{5,})/.exec(posted?.permalink ?? '')?.[1] ?? 'none';
      expect(exported[0]?.permalink).toContain(postId);
      expect(exported[0]?.permalink).not.toContain('/me/');
      expect(ambassador.errors).toEqual([]);
      const row = { composer: id, mode: 'in-composer' } as const;
      prove(row, 'inserted', 'model equal', 'published seen');
    });
  });
}

for (const { id, network, url, open } of onePerEngine) {
  test.describe(id, () => {
    test('what the composer holds already stays, and one undo takes back just what was inserted', async ({
      ambassador,
    }) => {
      const page = await ambassador.open(url);
      await open(page);
      await page.keyboard.type('My own words first.');
      // Editors join typing and insertion into one step of their history when both come within a second.
      await page.waitForTimeout(1_200);
      const ours = await inPage(page);
      await ours.click('insert');
      const text = `My own words first.\n\n${expectedText(network, ambassador.pseudonym)}`;
      await expect.poll(() => page.evaluate(() => window.standIn.model())).toBe(text);
      await page.keyboard.press('ControlOrMeta+z');
      await expect
        .poll(() => page.evaluate(() => window.standIn.model()))
        .toBe('My own words first.');
      prove({ composer: id, mode: 'in-composer' }, 'existing text kept', 'one undo');
    });

    test('the Undo beside the button takes the insertion back, and the picker offers the short list with reasons and inserts what is picked', async ({
      ambassador,
    }) => {
      const page = await ambassador.open(url);
      await open(page);
      const ours = await inPage(page);
      const model = () => page.evaluate(() => window.standIn.model());
      await ours.click('insert');
      await expect.poll(model).toBe(expectedText(network, ambassador.pseudonym));
      await ours.click('action');
      await expect.poll(model).toBe('');
      await ours.click('choose');
      await expect.poll(() => ours.text()).toContain('Your field: energy');
      await ours.click('option', 1);
      await expect.poll(model).toBe(expectedSecondText(network, ambassador.pseudonym));
      // The space behind the subject leaves no list of suggestions open.
      await expect(page.locator('[id^="typeaheadDropdown"], .suggestion')).toHaveCount(0);
    });
  });
}
