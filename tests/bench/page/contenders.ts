import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import type { Company } from '../../e2e/company.ts';
import { routePages } from '../../pages/serve.ts';
import { writeBareExtension } from '../../stage/bare-extension.ts';
import { enrolThroughWorker } from '../../stage/enrol.ts';
import { launchBrowser, launchWithExtension } from '../../stage/launch.ts';

/** What is compared: no extension, one with an empty content script (the least that one can cost), and ours. */
const contenderNames = ['none', 'empty', 'ours'] as const;
export type ContenderName = (typeof contenderNames)[number];

/** A browser for each contender, each with a fresh profile; ours belongs to somebody who is enrolled. */
export type Contenders = Readonly<Record<ContenderName, BrowserContext>>;

/** A page of the network with next to nothing in it: what is left over is the extension's. */
export const BLANK_URL = 'https://www.linkedin.com/blank';

const BLANK_PAGE =
  '<!doctype html><meta charset="utf-8"><title>Blank</title><p>Nothing to see here.</p>';

/** Measures each contender in turn, so many times; each time another one begins. */
export async function takeTurns<Result>(
  contenders: Contenders,
  times: number,
  measure: (context: BrowserContext) => Promise<Result>,
): Promise<Record<ContenderName, Result[]>> {
  const results: Record<ContenderName, Result[]> = { none: [], empty: [], ours: [] };
  for (let turn = 0; turn < times; turn += 1) {
    const first = turn % contenderNames.length;
    const order = [...contenderNames.slice(first), ...contenderNames.slice(0, first)];
    for (const name of order) results[name].push(await measure(contenders[name]));
  }
  return results;
}

/** Launches all contenders, runs the work, and closes them whatever comes of it. */
export async function withContenders<Result>(
  company: Company,
  work: (contenders: Contenders) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-bench-'));
  const open: BrowserContext[] = [];
  const keep = (context: BrowserContext) => {
    open.push(context);
    return context;
  };
  try {
    await writeBareExtension(folder);
    const contenders = {
      none: keep(await launchBrowser({ extension: null })),
      empty: keep(await launchBrowser({ extension: folder })),
      ours: keep(await launchOurs(company)),
    };
    for (const context of open) await serveOn(context);
    return await work(contenders);
  } finally {
    for (const context of open) await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function launchOurs(company: Company): Promise<BrowserContext> {
  const { context, extensionId } = await launchWithExtension();
  const welcome = await context.newPage();
  await welcome.goto(`chrome-extension://${extensionId}/welcome.html`);
  const code = await company.invite();
  await enrolThroughWorker(welcome, { endpointUrl: company.url, code });
  await welcome.close();
  return context;
}

async function serveOn(context: BrowserContext): Promise<void> {
  await routePages(context);
  await context.route(BLANK_URL, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: BLANK_PAGE }),
  );
}

/** Name and version of the browser that all of them are. */
export async function readBrowser(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { product } = await session.send('Browser.getVersion');
  await page.close();
  return product.replace('/', ' ');
}
