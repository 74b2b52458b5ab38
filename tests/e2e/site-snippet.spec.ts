import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, expect, test } from '@playwright/test';
import { launchBrowser } from '../stage/launch.ts';
import { type Company, closeCompany, foundCompany } from './company.ts';
import { importDocument } from './content.ts';

/** Where this company's pages and short links are; the browser finds it on this machine. */
const HOST = 'novalis.example.com';
const DAYS_90_S = 90 * 24 * 60 * 60;

/** The company's site: pages with the script of its endpoint, and a button that means a lead. */
async function openSite(company: Company, consent: 'given' | 'asked') {
  const attribute = consent === 'given' ? ' data-consent="given"' : '';
  const page = `<!doctype html><title>Novalis</title>
<script src="${company.url}/site.js"${attribute}></script>
<button onclick="document.title = portevoix('lead')">Send</button>`;
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://${HOST}:${port}`, close: () => server.close() };
}

async function post({ url }: Company, path: string, token: string, body: unknown) {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/** Somebody shares an item, and a reader follows the link: what the landing address has behind its path. */
async function landThroughLink(company: Company): Promise<string> {
  const enrolled = { code: await company.invite(), clientVersion: '1.0.0' };
  const { deviceToken } = await post(company, '/v1/enrolments', '', enrolled);
  const itemId = importDocument.items[0]?.id;
  const asked = { itemId, network: 'linkedin', attribution: 'pseudonym' };
  const { url } = await post(company, '/v1/links', deviceToken, asked);
  const answer = await fetch(company.url + new URL(url).pathname, {
    redirect: 'manual',
    headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Firefox/150.0' },
  });
  await expect.poll(() => company.query('select * from click')).toHaveLength(1);
  return new URL(answer.headers.get('location') ?? '').search;
}

async function openVisitor(): Promise<BrowserContext> {
  return launchBrowser({ extension: null, flags: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`] });
}

const readConversions = (company: Company) => () =>
  company.query('select type, source, item_id from conversion');

test('a visitor who consents is remembered for 90 days by the site alone, and a lead is told to the endpoint', async () => {
  const company = await foundCompany({ PORTEVOIX_LINK_URL: `https://${HOST}/go` });
  const site = await openSite(company, 'asked');
  const visitor = await openVisitor();
  try {
    const page = await visitor.newPage();
    const search = await landThroughLink(company);
    await page.goto(`${site.url}/${search}`);
    await page.getByRole('button').click();
    expect(await page.title()).toBe('false');
    expect(await visitor.cookies()).toEqual([]);

    await page.evaluate('portevoix.consent(true)');
    const [cookie, ...others] = await visitor.cookies();
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({
      name: 'pv_click',
      value: new URLSearchParams(search).get('pv_click'),
      domain: HOST,
      sameSite: 'Lax',
    });
    expect(Math.abs((cookie?.expires ?? 0) - Date.now() / 1_000 - DAYS_90_S)).toBeLessThan(60);

    // Later, on another page of the site.
    await page.goto(`${site.url}/contact`);
    await page.evaluate('portevoix.consent(true)');
    await page.getByRole('button').click();
    expect(await page.title()).toBe('true');
    const lead = { type: 'lead', source: 'site', item_id: importDocument.items[0]?.id };
    await expect.poll(readConversions(company)).toEqual([lead]);

    await page.evaluate('portevoix.consent(false)');
    expect(await visitor.cookies()).toEqual([]);
    await page.getByRole('button').click();
    expect(await page.title()).toBe('false');
  } finally {
    await visitor.close();
    site.close();
    await closeCompany(company);
  }
});

test('under Global Privacy Control nothing is kept or sent, whatever the tag says', async () => {
  const company = await foundCompany({ PORTEVOIX_LINK_URL: `https://${HOST}/go` });
  const site = await openSite(company, 'given');
  const visitor = await openVisitor();
  try {
    await visitor.addInitScript(() =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
    );
    const page = await visitor.newPage();
    const told: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') told.push(request.url());
    });
    await page.goto(`${site.url}/${await landThroughLink(company)}`);
    await page.getByRole('button').click();
    expect(await page.title()).toBe('false');
    expect(await visitor.cookies()).toEqual([]);
    // Whatever the page had begun to send has begun once it is left.
    await page.goto(`${site.url}/contact`);
    expect(told).toEqual([]);
    expect(readConversions(company)()).toEqual([]);
  } finally {
    await visitor.close();
    site.close();
    await closeCompany(company);
  }
});
