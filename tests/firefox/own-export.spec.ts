import { makeArchive, xFiles } from '../../src/own-export/fake-archive.ts';
import { expect, test } from './fixtures.ts';

test('an export is read in a worker, and its answers are shown before they are kept', async ({
  enrolled,
}) => {
  const page = await enrolled.openOwn('own-export');
  await page.locator('.drop').wait();
  const bytes = [...(await makeArchive(xFiles))];
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(given)], 'twitter.zip'));
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('.drop')?.dispatchEvent(event);
  }, bytes);
  const text = () => page.evaluate(() => document.body.innerText);
  await expect.poll(text).toContain('Your X export answers 4 points');
  expect(enrolled.errors()).toEqual([]);
});
