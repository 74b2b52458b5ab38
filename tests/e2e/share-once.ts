import { inPage } from '../stage/in-page.ts';
import type { Browser } from './browser.ts';
import type { Company } from './company.ts';
import { anyComposer } from './composers.ts';
import { expect } from './fixtures.ts';

/** Shares and posts once, and waits until the company knows that it was published. */
export async function shareOnce(ambassador: Browser, company: Company): Promise<void> {
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  await (await inPage(page)).click('insert');
  await expect.poll(() => page.evaluate(() => window.standIn.model())).not.toBe('');
  await anyComposer.post(page);
  await expect
    .poll(() => company.query('select state from share'))
    .toEqual([{ state: 'published' }]);
}
