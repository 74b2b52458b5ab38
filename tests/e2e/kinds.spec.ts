import { standInUrl } from '../pages/stand-ins.ts';
import { inPage } from '../stage/in-page.ts';
import { expect, test } from './fixtures.ts';
import { find } from './stand-in-page.ts';

const classic = find('linkedin-classic');
const fresh = find('linkedin-new');

const composers = [
  {
    what: 'a repost with thoughts in the classic composer is a repost',
    url: standInUrl(classic, { original: 'attached' }),
    kind: 'repost',
  },
  {
    what: 'in the new composer, which shows nothing to know it by, it is a post',
    url: standInUrl(fresh, { original: 'attached' }),
    kind: 'post',
  },
  { what: 'a group’s share box writes a post', url: classic.urls[1] ?? '', kind: 'post' },
];

for (const { what, url, kind } of composers) {
  test(what, async ({ ambassador, company }) => {
    const page = await ambassador.open(url);
    await page.evaluate(() => window.standIn.openComposer());
    await (await inPage(page)).click('insert');
    await expect
      .poll(() => company.query('select composer, state from share'))
      .toEqual([{ composer: kind, state: 'inserted' }]);
    expect(ambassador.errors).toEqual([]);
  });
}
