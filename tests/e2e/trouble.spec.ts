import { startEndpoint } from '../stage/endpoint.ts';
import { inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import { anyComposer, guidedComposers } from './composers.ts';
import { expectedText } from './content.ts';
import { askWorker, expect, test } from './fixtures.ts';
import { awaitNextShare } from './next-share.ts';

test.use({ ownCompany: true });

test('with the endpoint down, sharing works, nothing is lost, and it arrives once the endpoint is back', async ({
  ambassador,
  company,
}) => {
  const port = Number(new URL(company.url).port);
  await company.stop();
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  await (await inPage(page)).click('insert');
  await expect
    .poll(() => page.evaluate(() => window.standIn.model()))
    .toBe(expectedText('x', ambassador.pseudonym));
  await anyComposer.post(page);
  await expect.poll(() => page.evaluate(() => window.standIn.posts.length)).toBe(1);

  const own = await ambassador.openOwn('popup');
  const status = () =>
    askWorker<{ queued: number; error: string | null }>(own, 'extension.get-delivery');
  await expect.poll(status).toMatchObject({ queued: 2, error: 'unreachable' });
  await own.getByRole('tab', { name: 'Results' }).click();
  await expect(
    own.getByRole('tabpanel').getByText(/^Not delivered yet.*Nothing is lost/),
  ).toBeVisible();

  const back = await startEndpoint({ dataFile: company.dataFile, port });
  await askWorker(own, 'extension.deliver-now');
  await expect.poll(status).toMatchObject({ queued: 0, error: null });
  expect(company.query('select state from share')).toEqual([{ state: 'published' }]);
  await back.stop();
});

test('posting that fails at the network is not counted as a publication', async ({
  person,
  company,
}) => {
  const page = await person.open('https://x.com/home?outcome=error');
  await anyComposer.open(page);
  await (await page.ours()).click('insert');
  await expect.poll(() => page.model()).not.toBe('');
  await anyComposer.post(page);
  await expect
    .poll(() => page.evaluate(() => document.querySelector('[data-testid="toast"]') !== null))
    .toBe(true);
  expect(await page.model()).toBe(expectedText('x', person.pseudonym));
  await awaitNextShare(person, company, 'x');
  expect(company.query('select state from share')).toEqual([
    { state: 'inserted' },
    { state: 'inserted' },
  ]);
});

test('a composer that is discarded is recorded as abandoned', async ({ ambassador, company }) => {
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  await (await inPage(page)).click('insert');
  await expect.poll(() => page.evaluate(() => window.standIn.model())).not.toBe('');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect
    .poll(() => company.query('select state from share'), { timeout: 15_000 })
    .toEqual([{ state: 'abandoned' }]);
});

test('an event that the company refuses stays in sight with its reason', async ({
  ambassador,
  company,
}) => {
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.label()).toContain('Heat kept for winter');
  // Somebody removes the item at the company between the offer and the click.
  company.execute('delete from item_revision');
  company.execute('delete from item');
  await ours.click('insert');
  const own = await ambassador.openOwn('popup');
  await expect
    .poll(
      async () =>
        (await askWorker<{ rejected: { reason: string }[] }>(own, 'extension.get-delivery'))
          .rejected,
    )
    .toMatchObject([{ reason: 'unknown-item' }]);
  await own.getByRole('tab', { name: 'Results' }).click();
  await expect(own.getByRole('button', { name: /again/i }).first()).toBeVisible();
});

test('an editor that we no longer know gets the text by the clipboard, and the share still counts', async ({
  ambassador,
  company,
}) => {
  const [composer] = guidedComposers;
  const page = await ambassador.open(composer?.url ?? '');
  await composer?.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.label()).toContain('Heat kept for winter');
  // The network's next release: another class name for the same editor.
  await page
    .locator('.ProseMirror')
    .last()
    .evaluate((editor) => editor.classList.remove('ProseMirror'));
  await ours.click('insert');
  await expect.poll(() => ours.text()).toContain(words('composer_copied'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect
    .poll(() => page.evaluate(() => window.standIn.model()))
    .toContain('utm_source=linkedin');
  await composer?.post(page);
  await expect
    .poll(() => company.query('select mode, state from share'))
    .toEqual([{ mode: 'clipboard', state: 'published' }]);
  expect(ambassador.errors).toEqual([]);
});
