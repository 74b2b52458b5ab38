import { anyComposer } from '../e2e/composers.ts';
import { expectedText } from '../e2e/content.ts';
import { describeSurvival } from '../e2e/survival.ts';
import { expect, test } from './fixtures.ts';

describeSurvival(test);

test('an update of the add-on while a composer is open: the old button leaves, the new one inserts and records', async ({
  enrolled,
  person,
  company,
}) => {
  const page = await person.open(anyComposer.url);
  await anyComposer.open(page);
  const ours = await page.ours();
  await expect.poll(() => ours.label()).toContain('Heat kept for winter');
  await page.evaluate(() => {
    const before = document.querySelector('[data-testid="toolBar"] > :first-child + div');
    Object.assign(globalThis, { before });
  });
  const isBeforeThere = () =>
    page.evaluate(() => (Reflect.get(globalThis, 'before') as Element).isConnected);
  expect(await isBeforeThere()).toBe(true);
  await enrolled.update('99.0.0');
  await anyComposer.open(page);
  await expect.poll(isBeforeThere).toBe(false);
  await expect.poll(() => ours.countButtons()).toBe(1);
  await expect.poll(() => ours.label()).toContain('Heat kept for winter');
  await ours.click('insert');
  await expect.poll(() => page.model()).toBe(expectedText('x', person.pseudonym));
  await anyComposer.post(page);
  await expect
    .poll(() => company.query('select state, client_version from share'))
    .toEqual([{ state: 'published', client_version: '99.0.0' }]);
  expect(person.errors()).toEqual([]);
});
