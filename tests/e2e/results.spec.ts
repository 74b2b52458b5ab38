import type { Page } from '@playwright/test';
import { type Enrolment, enrolmentSchema, type StaffRole } from '../../src/contract/enrolment.ts';
import { signedFeedSchema } from '../../src/contract/feed.ts';
import { isSignedBy } from '../endpoint/is-signed-by.ts';
import { type RunningEndpoint, readInvitations } from '../stage/endpoint.ts';
import { enrolThroughWorker } from '../stage/enrol.ts';
import { inPage } from '../stage/in-page.ts';
import { words } from '../stage/words.ts';
import type { Browser } from './browser.ts';
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

/** A company whose news was written by one and approved by another, with so many ambassadors that results may be told. */
async function openProgramme() {
  const company = await foundCompany({ PORTEVOIX_LINK_URL: LINK_URL });
  const ann = await hire(company, 'Ann', 'content-manager');
  const ben = await hire(company, 'Ben', 'approver');
  await send(company, '/v1/content/items', ann, newsItem);
  await send(company, `/v1/content/items/${newsItem.id}/submit`, ann);
  await send(company, `/v1/content/items/${newsItem.id}/approve`, ben);
  const colleagues: Enrolment[] = [];
  while (colleagues.length < COLLEAGUES) {
    const json = { code: await company.invite(), clientVersion: '1.0.0' };
    colleagues.push(enrolmentSchema.parse(await send(company, '/v1/enrolments', '', json)));
  }
  return { company, colleagues };
}

/** Enrols the browser's person, who puts the news into a composer and posts it; gives the link in it. */
async function shareNews(browser: Browser, company: Company): Promise<string> {
  const welcome = await browser.openOwn('welcome');
  const invited = { endpointUrl: company.url, code: await company.invite() };
  await enrolThroughWorker(welcome, invited);
  const page = await browser.open(anyComposer.url);
  await anyComposer.open(page);
  await (await inPage(page)).click('insert');
  const model = () => page.evaluate(() => window.standIn.model());
  await expect.poll(model).toMatch(/^Warm until March.* https:\S+/);
  const link = /https:\S+/.exec(await model())?.[0] ?? '';
  expect(link).toMatch(/^https:\/\/novalis\.example\.com\/go\/[0-9a-z]{16}$/);
  await anyComposer.post(page);
  await expect
    .poll(() => company.query('select state, link from share'))
    .toEqual([{ state: 'published', link }]);
  return link;
}

/** The admin page, at one of its views. */
async function openAdmin(
  browser: Browser,
  company: Company,
  view: 'view_results' | 'view_outcomes',
) {
  const admin = await browser.openOwn('admin');
  await admin.getByRole('tab', { name: words(view) }).click();
  await admin.getByLabel(words('sign_in_address')).fill(company.url);
  await admin.getByLabel(words('sign_in_token')).fill(company.adminToken);
  await admin.getByRole('button', { name: words('sign_in_action') }).click();
  return admin;
}

/** The figures of one kind on the admin page, by its title. */
const totalsOf = (admin: Page, title: string) =>
  admin.locator('.totals > div').filter({ has: admin.getByText(title, { exact: true }) });

/** What the popup says that came of it: the cards with what was observed and what was confirmed, and the shares. */
async function openBrought(browser: Browser) {
  const popup = await browser.openOwn('popup');
  await popup.getByRole('tab', { name: words('place_results') }).click();
  const card = (title: string) =>
    popup.locator('.brought dl > div').filter({ has: popup.getByText(title, { exact: true }) });
  const observed = card(words('results_observed'));
  const confirmed = card(words('results_confirmed'));
  const share = popup.getByRole('listitem').filter({ hasText: words('report_open') });
  return { popup, observed, confirmed, share };
}

test('approved by somebody else, signed, shared, read by two people and a bot, and one lead: told to the ambassador and to the company', async ({
  browser_: browser,
}) => {
  const { company, colleagues } = await openProgramme();
  try {
    const [colleague] = colleagues;
    const { keyRing, deviceToken = '' } = colleague ?? {};
    const answer = await fetch(`${company.url}/v1/feed`, {
      headers: { authorization: `Bearer ${deviceToken}` },
    });
    const { items } = signedFeedSchema.parse(await answer.json());
    const sent = items.find(({ item }) => item.id === newsItem.id);
    expect(sent && keyRing && isSignedBy(keyRing.active, sent.signature, ['item', sent.item])).toBe(
      true,
    );

    const link = await shareNews(browser, company);
    const [clickId] = await Promise.all(READERS.map((reader) => follow(company, link, reader)));
    await follow(company, link, BOT);
    await expect.poll(() => company.query('select click_id from click')).toHaveLength(3);
    const website = await hire(company, 'Website', 'integration');
    await send(company, '/v1/conversions', website, {
      id: '019ab7a0-0000-7000-8000-000000000001',
      type: 'lead',
      occurredAt: new Date().toISOString(),
      clickIds: [clickId],
    });

    const { popup, observed, confirmed, share } = await openBrought(browser);
    await expect(share).toHaveCount(1);
    await expect(share).toContainText(newsItem.title);
    await expect(observed).toContainText(/2\s*people, counted once a day/);
    await expect(confirmed).toContainText('1 lead');
    await expect(popup.locator('.brought')).toContainText(
      '1 click of a preview or a scanner, not counted',
    );
    const own = { inserted: 1, published: 1, clicks: 2, people: 2, setAside: 1 };
    const lead = { conversions: [{ type: 'lead', total: 1 }] };
    expect(await askWorker(popup, 'extension.get-own-results')).toMatchObject({
      total: { observed: own, confirmed: lead },
      items: [{ itemId: newsItem.id, title: newsItem.title, observed: own, confirmed: lead }],
    });

    const admin = await openAdmin(browser, company, 'view_results');
    const observedByAll = totalsOf(admin, words('results_observed'));
    await expect(observedByAll).toContainText('1 share');
    await expect(observedByAll).toContainText('2 people clicked');
    await expect(observedByAll).toContainText('1 click of a preview or a scanner, not counted');
    await expect(totalsOf(admin, words('results_confirmed_here'))).toContainText('1 lead');
    const row = admin.getByRole('row').filter({ hasText: 'winter-2026' });
    await expect(row.getByRole('cell')).toHaveText([/^1/, /^2/, /^1.*1 lead/, /^1/]);
  } finally {
    await closeCompany(company);
  }
});

test('what an ambassador reports counts once an admin has confirmed it, and not before', async ({
  browser_: browser,
}) => {
  const { company } = await openProgramme();
  try {
    const link = await shareNews(browser, company);
    await follow(company, link, READERS[0] ?? '');
    await expect.poll(() => company.query('select click_id from click')).toHaveLength(1);
    const { popup, confirmed, share } = await openBrought(browser);
    await share.getByRole('button', { name: words('report_open') }).click();
    await popup.getByLabel(words('report_what')).selectOption('press-contact');
    await popup.getByRole('button', { name: words('report_send') }).click();
    await expect(share).toContainText('A journalist got in touch');
    await expect.poll(() => company.query('select kind from outcome')).toHaveLength(1);
    await expect(confirmed).toContainText(words('results_none_confirmed'));

    const admin = await openAdmin(browser, company, 'view_outcomes');
    const told = admin.getByRole('row').filter({ hasText: 'A journalist got in touch' });
    await expect(told).toContainText(newsItem.title);
    await told.getByRole('button', { name: /^Confirm/ }).click();
    await expect(admin.getByText('It counts in the results now.')).toBeVisible();

    const again = await openBrought(browser);
    await expect(again.confirmed).toContainText('1 contact from the press');
    await expect(again.share).toContainText(words('outcome_confirmed'));
    await admin.getByRole('tab', { name: words('view_results') }).click();
    await expect(totalsOf(admin, words('results_confirmed_here'))).toContainText(
      '1 contact from the press',
    );
  } finally {
    await closeCompany(company);
  }
});
