import { expect, test } from './fixtures.ts';

test('the popup loads and logs no error', async ({ enrolled }) => {
  const page = enrolled.welcome;
  await page.evaluate(() => location.assign('popup.html'));
  const text = () => page.evaluate(() => document.body.innerText).catch(() => '');
  await expect.poll(text).toContain('Heat kept for winter');
  expect(enrolled.errors()).toEqual([]);
});

test('an error in an own page would be noticed', async ({ enrolled }) => {
  await enrolled.welcome.evaluate(() => {
    console.error('said');
    setTimeout(() => {
      throw new Error('thrown');
    });
  });
  await expect.poll(() => enrolled.errors().join('\n')).toMatch(/said[^]*thrown/);
});
