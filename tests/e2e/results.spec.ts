import type { StaffRole } from '../../src/contract/enrolment.ts';
import { type RunningEndpoint, readInvitations } from '../stage/endpoint.ts';
import { enrolThroughWorker } from '../stage/enrol.ts';
import { inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import { openBrowser } from './browser.ts';
import { type Company, closeCompany, foundCompany } from './company.ts';
import { anyComposer } from './composers.ts';
import { importDocument } from './content.ts';
import { askWorker, expect, test } from './fixtures.ts';

/** Where readers find this company's short links; its server answers them under the same path. */
const LINK_URL = 'https://novalis.example.com/go';

/** So few ambassadors that one more must not be missing: results of fewer are told to nobody. */
const COLLEAGUES = 4;

const READERS = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0',
];
const BOT = 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)';

const newsItem = {
  ...importDocument.items[0],
  revision: undefined,
  id: 'tank-record',
  title: 'The tank breaks its record',
  variants: [
    { id: 'news', network: 'any', locale: 'en', text: 'Warm until March, says the meter. {link}' },
  ],
  publishAt: '2026-06-01T00:00:00Z',
  urgency: 'urgent',
};

async function send({ url }: RunningEndpoint, path: string, token: string, body?: unknown) {
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      'content-type': 'application/json',
      'if-match': '"1"',
    },
    body: JSON.stringify(body ?? {}),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Somebody of the company's side, by an invitation as they all get; gives the token. */
async function hire(company: Company, label: string, role: StaffRole): Promise<string> {
  const printed = await company.cli('invite', '--staff', label, '--roles', role);
  const [invitation] = readInvitations(printed);
  const { token } = await send(company, '/v1/staff/enrolments', '', { code: invitation?.code });
  return token;
}

/** Follows a short link as this agent does; gives the id under which the site knows the visit. */
async function follow({ url }: Company, link: string, agent: string): Promise<string> {
  const answer = await fetch(url + new URL(link).pathname, {
    redirect: 'manual',
    headers: { 'user-agent': agent },
  });
  const location = new URL(answer.headers.get('location') ?? '');
  expect(location.hostname).toBe('novalis.example.com');
  return location.searchParams.get('pv_click') ?? '';
}

test('approved by somebody else, shared, read by two people and a bot, and one lead: told to the ambassador and to the company', async () => {
  const company = await foundCompany({ PORTEVOIX_LINK_URL: LINK_URL });
  const browser = await openBrowser();
  try {
    const [ann, ben] = [
      await hire(company, 'Ann', 'content-manager'),
      await hire(company, 'Ben', 'approver'),
    ];
    const website = await hire(company, 'Website', 'integration');
    await send(company, '/v1/content/items', ann, newsItem);
    await send(company, `/v1/content/items/${newsItem.id}/submit`, ann);
    await send(company, `/v1/content/items/${newsItem.id}/approve`, ben);

    for (let colleague = 0; colleague < COLLEAGUES; colleague += 1) {
      const code = await company.invite();
      await send(company, '/v1/enrolments', '', { code, clientVersion: '1.0.0' });
    }
    const welcome = await browser.openOwn('welcome');
    const invited = { endpointUrl: company.url, code: await company.invite() };
    await enrolThroughWorker(welcome, invited);

    const page = await browser.open(anyComposer.url);
    await anyComposer.open(page);
    await (await inPage(page)).click('insert');
    const model = () => page.evaluate(() => window.standIn.model());
    await expect.poll(model).toContain('Warm until March');
    const link = /https:\S+/.exec(await model())?.[0] ?? '';
    expect(link).toMatch(/^https:\/\/novalis\.example\.com\/go\/[0-9a-z]{16}$/);
    await anyComposer.post(page);
    await expect
      .poll(() => company.query('select state, link from share'))
      .toEqual([{ state: 'published', link }]);

    const [clickId] = await Promise.all(READERS.map((reader) => follow(company, link, reader)));
    await follow(company, link, BOT);
    await expect.poll(() => company.query('select click_id from click')).toHaveLength(3);
    await send(company, '/v1/conversions', website, {
      id: '019ab7a0-0000-7000-8000-000000000001',
      type: 'lead',
      occurredAt: new Date().toISOString(),
      clickIds: [clickId],
    });

    const popup = await browser.openOwn('popup');
    await popup.getByRole('tab', { name: words('place_results') }).click();
    const brought = popup.locator('.brought');
    await expect(brought.getByText('2', { exact: true })).toBeVisible();
    await expect(brought).toContainText('people, counted once a day');
    await expect(brought).toContainText('1 lead');
    await expect(brought).toContainText('1 click of a preview or a scanner, not counted');
    expect(await askWorker(popup, 'extension.get-own-results')).toMatchObject({
      items: [{ itemId: newsItem.id, title: newsItem.title }],
    });

    const admin = await browser.openOwn('admin');
    await admin.getByRole('tab', { name: words('view_results') }).click();
    await admin.getByLabel(words('sign_in_address')).fill(company.url);
    await admin.getByLabel(words('sign_in_token')).fill(company.adminToken);
    await admin.getByRole('button', { name: words('sign_in_action') }).click();
    const totals = admin.locator('.totals');
    await expect(totals).toContainText('1 share');
    await expect(totals).toContainText('2 people clicked');
    await expect(totals).toContainText('1 click of a preview or a scanner, not counted');
    await expect(totals).toContainText('1 lead');
    const row = admin.getByRole('row').filter({ hasText: 'winter-2026' });
    await expect(row.getByRole('cell')).toHaveText([/^1/, /^2/, /^1.*1 lead/, /^1/]);
  } finally {
    await browser.context.close();
    await closeCompany(company);
  }
});
