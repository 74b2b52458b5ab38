import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInvitations } from '../stage/endpoint.ts';
import { enrolThroughWorker } from '../stage/enrol.ts';
import { inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
import type { Company } from './company.ts';
import { anyComposer } from './composers.ts';
import { importDocument } from './content.ts';
import { askWorker, expect, test } from './fixtures.ts';

/** A company in the middle of a rumour, whose programme asks for one share a week. */
test.use({ ownCompany: true });

const [article] = importDocument.items;
const sheet = {
  ...article,
  id: 'wells',
  kind: 'fact-sheet',
  title: 'What the wells say',
  urgency: 'urgent',
  topics: [],
  factSheet: {
    topic: 'groundwater',
    subject: 'The groundwater at Saint-Aubert',
    facts: [
      {
        id: 'temperature',
        locale: 'en',
        text: 'The warmest well rose by 0.6 °C in two years.',
        source: { name: 'Well readings', url: 'https://novalis.example.com/wells' },
        asOf: '2026-11-20T06:00:00Z',
      },
    ],
    press: { name: 'Inès Caradec', email: 'press@novalis.example.com' },
  },
};

async function importAlso(company: Company, document: object): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-import-'));
  const file = join(folder, 'more.json');
  await writeFile(file, JSON.stringify(document));
  await company.cli('import', file);
  await rm(folder, { recursive: true });
}

async function refresh(browser: Browser): Promise<void> {
  const own = await browser.openOwn('welcome');
  await askWorker(own, 'extension.refresh-feed');
  await own.close();
}

function badgeOf(browser: Browser): Promise<string> {
  return browser.worker().evaluate(() => Reflect.get(globalThis, 'chrome').action.getBadgeText({}));
}

test('while a rumour is about, everybody is told what to leave alone and whom to send a journalist to', async ({
  ambassador,
  company,
}) => {
  await importAlso(company, { items: [sheet] });
  await refresh(ambassador);
  expect(await badgeOf(ambassador)).toBe('1');
  const popup = await ambassador.openOwn('popup');
  await expect(popup.getByText('The groundwater at Saint-Aubert')).toBeVisible();
  await expect(popup.getByRole('link', { name: 'press@novalis.example.com' })).toBeVisible();
  await expect(popup.getByText('Heat kept for winter').first()).toBeVisible();
  await expect(popup.getByText('The warmest well')).toHaveCount(0);
  await expect.poll(() => badgeOf(ambassador)).toBe('');
});

test('who is trained answers with a fact, its source and its day, in one click', async ({
  browser_,
  company,
}) => {
  await importAlso(company, { items: [sheet] });
  const own = await browser_.openOwn('welcome');
  const [invitation] = readInvitations(await company.cli('invite', '--trained'));
  const enrolment = { endpointUrl: company.url, code: invitation?.code ?? '' };
  const pseudonym = await enrolThroughWorker(own, enrolment);

  const page = await browser_.open('https://x.com/compose/post?in_reply_to=1');
  await page.locator('[role="dialog"] [data-testid="tweetTextarea_0"]').click();
  const ours = await inPage(page);
  await ours.click('insert');
  await expect
    .poll(() => page.evaluate(() => window.standIn.model()))
    .toBe(
      'The warmest well rose by 0.6 °C in two years. I work at Novalis.\n\n' +
        'Well readings, November 20, 2026: https://novalis.example.com/wells?utm_source=x' +
        '&utm_medium=social&utm_campaign=winter-2026&utm_id=c-7' +
        `&utm_source_platform=novalis-voices&utm_content=wells.fact-temperature.${pseudonym} `,
    );
  await expect
    .poll(() => company.query('select item_id, variant_id, composer from share'))
    .toEqual([{ item_id: 'wells', variant_id: 'fact-temperature', composer: 'reply' }]);
});

test('after the share that is enough for a week that is said, and another goes in all the same', async ({
  ambassador,
  company,
}) => {
  const programme = { ...importDocument.programme, restraint: { weeklyShares: 1 } };
  await importAlso(company, { programme, items: [] });
  await refresh(ambassador);
  for (const count of [1, 2]) {
    const page = await ambassador.open(anyComposer.url);
    await anyComposer.open(page);
    const ours = await inPage(page);
    await expect
      .poll(() => ours.label())
      .toContain(words('composer_insert_label', 'en').slice(0, 20));
    if (count === 2) {
      await expect.poll(() => ours.label()).toContain('all your programme asks for');
    }
    await ours.click('insert');
    await expect.poll(() => company.query('select * from share')).toHaveLength(count);
    await page.close();
  }
  const popup = await ambassador.openOwn('popup');
  await expect(popup.getByText('all your programme asks for')).toBeVisible();
  expect(await badgeOf(ambassador)).toBe('');
});
