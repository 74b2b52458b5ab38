import { anyComposer, guidedComposers } from './composers.ts';
import { expect, type test as suite } from './fixtures.ts';

/** Runs in a page before its first script: notes every message, and what would announce an extension with one of these ids. */
function noteWhatIsHeard(ids: readonly string[]): void {
  const seen: string[] = [];
  Object.assign(globalThis, { seenByPage: seen });
  addEventListener('message', (event) => seen.push(JSON.stringify(event.data)), true);
  for (const id of ids) {
    // The event by which extensions built with WXT announce themselves to whoever knows their id.
    const announcement = `${id}:wxt:content-script-started`;
    document.addEventListener(announcement, () => seen.push(announcement), true);
  }
}

/** What a network's page can see of us, as tests for either browser. */
export function describeFootprint(test: typeof suite): void {
  for (const { id, url, open } of guidedComposers) {
    test(`no id, no address, no global, no message, one element: ${id}`, async ({ person }) => {
      const { scheme, ids } = person.traces;
      const page = await person.open(url);
      await page.beforeScripts(noteWhatIsHeard, ids);
      await page.goto(url);
      const listGlobals = () => page.evaluate(() => Object.keys(globalThis));
      const globalsBefore = await listGlobals();
      await open(page);
      const ours = await page.ours();
      await expect.poll(() => ours.label()).toContain('Heat kept for winter');
      await ours.click('choose');
      await expect.poll(() => ours.text()).toContain('Your field: energy');

      const markup = await page.markup();
      for (const trace of [scheme, ...ids, 'Your field']) expect(markup).not.toContain(trace);
      expect(markup.toLowerCase()).not.toContain('portevoix');
      const heard = await page.evaluate(() => Reflect.get(globalThis, 'seenByPage') as string[]);
      for (const trace of ids) expect(heard.join('\n')).not.toContain(trace);
      // Puppeteer's own, which it puts there when it looks for elements.
      const globalsAfter = (await listGlobals()).filter((key) => !key.startsWith('__aria'));
      expect(globalsAfter.filter((key) => !globalsBefore.includes(key))).toEqual([]);
      expect(await ours.countButtons()).toBe(1);
      expect(person.errors()).toEqual([]);
    });
  }

  test('the page can fetch no file of the extension', async ({ person }) => {
    const page = await person.open('https://x.com/home');
    for (const file of [
      'manifest.json',
      'loader.js',
      'composer.js',
      'stranger.js',
      'popup.html',
      'icon/16.png',
    ]) {
      const { scheme, host } = person.traces;
      expect(await page.canFetch(`${scheme}//${host}/${file}`), file).toBe(false);
    }
    expect(await page.canFetch('https://x.com/home'), 'its own').toBe(true);
  });

  test('a click that no person made does nothing', async ({ person, company }) => {
    const page = await person.open(anyComposer.url);
    await anyComposer.open(page);
    const ours = await page.ours();
    await expect.poll(() => ours.label()).toContain('Heat kept for winter');
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('[data-testid="toolBar"] *'))
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      for (let index = 0; index < 1_000; index += 1)
        postMessage({ portevoix: 'page.record-insertion', payload: {} }, '*');
    });
    // What a click would have begun is long done once a real one, in another page, has been recorded.
    const other = await person.open(anyComposer.url);
    await anyComposer.open(other);
    await (await other.ours()).click('insert');
    await expect.poll(() => company.query('select 1 from share_event')).toHaveLength(1);
    expect(await page.model()).toBe('');
  });
}
