import { readdir, readFile } from 'node:fs/promises';
import { inPage } from '../stage/in-page.ts';
import { anyComposer, guidedComposers } from './composers.ts';
import { askWorker, expect, test } from './fixtures.ts';

const secret = 'Zaphod’s unspeakable quarterly doubts';

test('what the person wrote is nowhere: not in the extension, not on the wire, not at the company', async ({
  ambassador,
  company,
}) => {
  const [linkedin] = guidedComposers;
  const page = await ambassador.open(linkedin?.url ?? '');
  await linkedin?.open(page);
  await page.keyboard.type(secret);
  const ours = await inPage(page);
  await ours.click('insert');
  await expect.poll(() => page.evaluate(() => window.standIn.model())).toContain('utm_source');
  await page.keyboard.type(` ${secret}`);
  await linkedin?.post(page);
  await expect.poll(() => company.query('select * from share')[0]?.state).toBe('published');

  const words = ['Zaphod', 'unspeakable', 'quarterly doubts'];
  const own = await ambassador.openOwn('popup');
  const stored = await own.evaluate(async () => {
    const copies: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error));
        });
        copies.push(`${store}: ${JSON.stringify(rows)}`);
      }
      database.close();
    }
    const { storage } = Reflect.get(globalThis, 'chrome') as {
      storage: { local: { get(): Promise<unknown> } };
    };
    copies.push(JSON.stringify(await storage.local.get()));
    return copies.join('\n');
  });
  expect(stored).toContain('heat-storage');
  for (const word of words) expect(stored).not.toContain(word);

  const folder = company.dataFile.slice(0, company.dataFile.lastIndexOf('/'));
  const files = (await readdir(folder)).filter((name) => name.startsWith('endpoint.sqlite'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    const bytes = await readFile(`${folder}/${name}`);
    for (const word of words) expect(bytes.includes(word), `${name} holds ${word}`).toBe(false);
  }
  expect(ambassador.refused).toEqual([]);
});

test('before consent nothing is offered and nothing is sent', async ({ browser_, company }) => {
  const devices = company.query('select * from person where label is null');
  const page = await browser_.open(anyComposer.url);
  await anyComposer.open(page);
  const ours = await inPage(page);
  await expect.poll(() => ours.label()).toBe('Finish setting up Portevoix');
  const own = await browser_.openOwn('popup');
  const code = await company.invite();
  const outcome = await askWorker(own, 'extension.enrol', { endpointUrl: company.url, code });
  expect(outcome).toEqual({ ok: false, code: 'consent-needed' });
  expect(company.query('select * from person where label is null')).toEqual(devices);
});

test('refusing forgets the enrolment, and nothing is sent from then on', async ({
  ambassador,
  company,
}) => {
  const own = await ambassador.openOwn('popup');
  await askWorker(own, 'extension.decide-consent', {
    consent: 'refused',
    withoutAttribution: false,
  });
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  const ours = await inPage(page);
  await ours.click('insert');
  await expect
    .poll(() => askWorker(own, 'extension.list-recent-shares', { most: 10 }))
    .toHaveLength(1);
  await askWorker(own, 'extension.deliver-now');
  expect(company.query('select * from share_event')).toEqual([]);
});

test('a share without attribution carries no pseudonym and no address of the post', async ({
  ambassador,
  company,
}) => {
  const own = await ambassador.openOwn('popup');
  await askWorker(own, 'extension.decide-consent', {
    consent: 'accepted',
    withoutAttribution: true,
  });
  const page = await ambassador.open(anyComposer.url);
  await anyComposer.open(page);
  await (await inPage(page)).click('insert');
  await expect
    .poll(() => page.evaluate(() => window.standIn.model()))
    .toContain('heat-storage.short.anon');
  await anyComposer.post(page);
  await expect.poll(() => company.query('select * from share')[0]?.state).toBe('published');
  expect(company.query('select pseudonym, permalink from share')).toEqual([
    { pseudonym: null, permalink: null },
  ]);
});
