import { expect, test } from './fixtures.ts';

test('the popup loads and logs no error', async ({ enrolled }) => {
  const page = await enrolled.openOwn('popup');
  const text = () => page.evaluate(() => document.body.innerText);
  await expect.poll(text).toContain('Heat kept for winter');
  expect(enrolled.errors()).toEqual([]);
});

test('an error in an own page would be noticed', async ({ enrolled }) => {
  const page = await enrolled.openOwn('popup');
  await page.evaluate(() => {
    console.error('said');
    setTimeout(() => {
      throw new Error('thrown');
    });
  });
  await expect.poll(() => enrolled.errors().join('\n')).toMatch(/said[^]*thrown/);
});
