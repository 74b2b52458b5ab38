import { writeFile } from 'node:fs/promises';
import { words } from '../stage/words.ts';
import { importDocument } from './content.ts';
import { askWorker, expect, test } from './fixtures.ts';
import { readGoodFeed, serveInstead } from './hostile-server.ts';

test.use({ ownCompany: true });

/** What a broken or hostile server may send for a feed, made of the last good one. */
const answers: Record<string, (good: object) => string> = {
  'a page of a hotel’s network': () => '<html>Sign in</html>',
  'half a feed': (good) => JSON.stringify(good).slice(0, 200),
  'unknown fields': (good) => JSON.stringify({ ...good, script: 'alert(1)' }),
  'an unknown kind': (good) => JSON.stringify(good).replace('"kind":"article"', '"kind":"poem"'),
  'a javascript: link': (good) =>
    JSON.stringify(good).replace(/"url":"[^"]+"/, '"url":"javascript:alert(1)"'),
  'one word of one item': (good) => JSON.stringify(good).replace('900 flats', '901 flats'),
  'an item that nobody signed': (good) =>
    JSON.stringify(good).replace(/"keyId":"[^"]+"/, '"keyId":"abcdefghijklmnop"'),
  'a foreign domain': (good) =>
    JSON.stringify(good).replace(/"url":"[^"]+"/, '"url":"https://evil.example.org/"'),
  'an expired feed': (good) => JSON.stringify({ ...good, expiresAt: '2020-01-01T00:00:00Z' }),
  'five megabytes': (good) => JSON.stringify({ ...good, padding: 'x'.repeat(5 * 1024 * 1024) }),
};

test('what the company did not sign is refused, and the popup says so in words', async ({
  ambassador,
  company,
}) => {
  const popup = await ambassador.openOwn('popup');
  const good = JSON.stringify(await readGoodFeed(company));
  const changed = good.replace('900 flats', '901 flats');
  expect(changed).not.toBe(good);
  const hostile = await serveInstead(company, () => changed);
  await askWorker(popup, 'extension.refresh-feed');

  await popup.reload();
  const header = popup.getByRole('banner');
  await header.getByRole('button').first().click();
  await expect(header.getByText(words('feed_error_bad_signature'))).toBeVisible();
  await expect(header.getByText('heat-storage', { exact: true })).toBeVisible();
  const offer = await askWorker<{ choices: { text: string }[] }>(popup, 'extension.list-offer', {
    network: 'x',
  });
  expect(offer.choices[0]?.text).toContain('900 flats');
  hostile.closeAllConnections();
  hostile.close();
});

test('yesterday’s feed, signed as it is, is refused once a newer one was seen', async ({
  ambassador,
  company,
}) => {
  const popup = await ambassador.openOwn('popup');
  const older = JSON.stringify(await readGoodFeed(company));
  const [item, ...others] = importDocument.items;
  const newer = { ...item, revision: item.revision + 1, title: 'Heat kept until spring' };
  const file = `${company.dataFile}.newer.json`;
  await writeFile(file, JSON.stringify({ ...importDocument, items: [newer, ...others] }));
  await company.cli('import', file);
  expect(await askWorker(popup, 'extension.refresh-feed')).toMatchObject({ lastError: null });

  const hostile = await serveInstead(company, () => older);
  expect(await askWorker(popup, 'extension.refresh-feed')).toMatchObject({
    errors: 1,
    lastError: { code: 'rollback' },
  });
  await popup.reload();
  await expect(popup.getByText('Heat kept until spring').first()).toBeVisible();
  const header = popup.getByRole('banner');
  await header.getByRole('button').first().click();
  await expect(header.getByText(words('feed_error_rollback'))).toBeVisible();
  hostile.closeAllConnections();
  hostile.close();
});

test('a rotation of the keys goes unnoticed by who is enrolled already', async ({
  ambassador,
  company,
}) => {
  const popup = await ambassador.openOwn('popup');
  for (const version of [2, 3]) {
    await company.cli('keys', 'rotate');
    const status = await askWorker(popup, 'extension.refresh-feed');
    expect(status, `ring ${version}`).toMatchObject({
      itemCount: 2,
      lastError: null,
    });
  }
});

test('a feed that is not good leaves the last good one in place, with counted errors that one can see', async ({
  ambassador,
  company,
}) => {
  const popup = await ambassador.openOwn('popup');
  const choices = async () =>
    (
      await askWorker<{ choices: { itemId: string }[] }>(popup, 'extension.list-offer', {
        network: 'x',
      })
    ).choices.map((choice) => choice.itemId);
  const before = await choices();
  expect(before).toContain('heat-storage');
  const good = await readGoodFeed(company);

  let answer = '';
  const hostile = await serveInstead(company, () => answer);
  let errors = 0;
  for (const [what, make] of Object.entries(answers)) {
    answer = make(good);
    errors += 1;
    const status = await askWorker<{ errors: number; lastError: { code: string } | null }>(
      popup,
      'extension.refresh-feed',
    );
    expect(status.errors, what).toBe(errors);
    expect(status.lastError, what).not.toBeNull();
    expect(await choices(), what).toEqual(before);
  }

  await popup.reload();
  await popup.getByRole('banner').getByRole('button').first().click();
  await expect(
    popup
      .getByText(words('feed_error_too_large'))
      .or(popup.getByText(/failed/i))
      .first(),
  ).toBeVisible();
  hostile.closeAllConnections();
  hostile.close();
});
