import { standInUrl } from '../pages/stand-ins.ts';
import { inPage } from '../stage/in-page.ts';
import { expect, test } from './fixtures.ts';
import { find } from './stand-in-page.ts';

/** Composers that take the focus while their page is still being read: our script starts after that. */
const early = [
  { place: 'in the page', url: standInUrl(find('x-modal')) },
  {
    place: 'in a shadow root',
    url: 'https://www.linkedin.com/feed/?composer=classic&shareActive=true',
  },
];

for (const { place, url } of early) {
  test(`a composer that has the focus before our script starts gets its button: ${place}`, async ({
    ambassador,
  }) => {
    const page = await ambassador.open(url);
    const ours = await inPage(page);
    await expect.poll(() => ours.label()).toMatch(/^Insert approved content: /);
    expect(ambassador.errors).toEqual([]);
  });
}
