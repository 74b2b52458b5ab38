import { anyComposer, guidedComposers } from '../e2e/composers.ts';
import { ADD_ON_ID, ADD_ON_UUID } from '../stage/firefox.ts';
import { inFirefoxPage } from '../stage/in-firefox-page.ts';
import { composerPage, expect, test } from './fixtures.ts';

for (const { id, url, open } of guidedComposers) {
  test(`no id, no address, no global, no message, one element: ${id}`, async ({ enrolled }) => {
    const page = await enrolled.open(url);
    await page.evaluateOnNewDocument((addOnId) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seenByPage: seen });
      addEventListener('message', (event) => seen.push(JSON.stringify(event.data)), true);
      const announcement = `${addOnId}:wxt:content-script-started`;
      document.addEventListener(announcement, () => seen.push(announcement), true);
    }, ADD_ON_ID);
    await page.goto(url);
    const globalsBefore = await page.evaluate(() => Object.keys(globalThis));
    await open(composerPage(page));
    const ours = inFirefoxPage(page);
    await expect.poll(() => ours.label()).toContain('Heat kept for winter');
    await ours.click('choose');
    await expect.poll(() => ours.text()).toContain('Your field: energy');

    const markup = await page.content();
    for (const trace of ['moz-extension:', ADD_ON_UUID, 'Your field'])
      expect(markup).not.toContain(trace);
    expect(markup.toLowerCase()).not.toContain('portevoix');
    const heard = await page.evaluate(() => Reflect.get(globalThis, 'seenByPage') as string[]);
    expect(heard.join('\n')).not.toMatch(new RegExp(`${ADD_ON_ID}|${ADD_ON_UUID}`));
    const globalsAfter = await page.evaluate(() => Object.keys(globalThis));
    // Puppeteer's own, which it puts there when it looks for elements.
    const added = globalsAfter.filter((key) => !key.startsWith('__aria'));
    expect(added.filter((key) => !globalsBefore.includes(key))).toEqual([]);
    expect(await ours.countButtons()).toBe(1);
    expect(enrolled.errors()).toEqual([]);
  });
}

test('the page can fetch no file of the add-on', async ({ enrolled }) => {
  const page = await enrolled.open('https://x.com/home');
  for (const file of ['manifest.json', 'loader.js', 'composer.js', 'popup.html', 'icon/16.png']) {
    const reached = await page.evaluate(
      (address) =>
        fetch(address).then(
          () => true,
          () => false,
        ),
      `moz-extension://${ADD_ON_UUID}/${file}`,
    );
    expect(reached, file).toBe(false);
  }
});

test('a click that no person made does nothing', async ({ enrolled, company }) => {
  const page = await enrolled.open(anyComposer.url);
  await anyComposer.open(composerPage(page));
  const ours = inFirefoxPage(page);
  await expect.poll(() => ours.label()).toContain('Heat kept for winter');
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('[data-testid="toolBar"] *'))
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    for (let index = 0; index < 1_000; index += 1)
      postMessage({ portevoix: 'page.record-insertion', payload: {} }, '*');
  });
  // What a click would have begun is long done once a real one, in another page, has been recorded.
  const other = await enrolled.open(anyComposer.url);
  await anyComposer.open(composerPage(other));
  await inFirefoxPage(other).click('insert');
  await expect.poll(() => company.query('select 1 from share_event')).toHaveLength(1);
  expect(await page.evaluate(() => window.standIn.model())).toBe('');
});
