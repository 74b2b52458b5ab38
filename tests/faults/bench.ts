import type { Page } from '@playwright/test';
import { type Company, closeCompany, foundCompany } from '../e2e/company.ts';
import { anyComposer } from '../e2e/composers.ts';
import type { RunningEndpoint } from '../stage/endpoint.ts';
import { startEndpoint } from '../stage/endpoint.ts';
import { askWorker, enrolThroughWorker } from '../stage/enrol.ts';
import { type FaultBrowser, type FaultBrowserOptions, launchFaultBrowser } from './browser.ts';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';
import { type Ledger, openLedger } from './ledger.ts';
import type { Random } from './random.ts';
import { openRecorder, type Recorder } from './recorder.ts';

/** Everything that a row of the fault table breaks: a company, the wire, and an ambassador's browser. */
export interface Bench {
  company: Company;
  proxy: ChaosProxy;
  browser: FaultBrowser;
  ledger: Ledger;
  random: Random;
  /** How often the endpoint was killed. */
  readonly endpointKills: number;
  killEndpoint(): Promise<void>;
  /** Starts the endpoint again on the same database and port. */
  restartEndpoint(): Promise<void>;
  /** A page of X with its composer open. */
  openComposer(): Promise<Page>;
  /** A recorder in a fresh page of X. */
  openRecorder(): Promise<Recorder & { page: Page }>;
  /** Asks the worker from a page of ours, as the popup does. */
  ask<Answer>(message: string, payload?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts a company, a proxy and a browser, and enrols the browser's person through the proxy. */
export async function openBench(random: Random, options: FaultBrowserOptions = {}): Promise<Bench> {
  const company = await foundCompany();
  const proxy = await startChaosProxy(company.url);
  const browser = await launchFaultBrowser(options);
  const ledger = openLedger();
  let endpoint: RunningEndpoint = company;
  let endpointKills = 0;
  const bench: Bench = {
    company,
    proxy,
    browser,
    ledger,
    random,
    get endpointKills() {
      return endpointKills;
    },
    async killEndpoint() {
      endpointKills += 1;
      await endpoint.kill();
    },
    async restartEndpoint() {
      const { dataFile, url } = company;
      endpoint = await startEndpoint({ dataFile, port: Number(new URL(url).port) });
    },
    async openComposer() {
      const page = await browser.open(anyComposer.url);
      await anyComposer.open(page);
      return page;
    },
    async openRecorder() {
      const page = await browser.open(anyComposer.url);
      return { ...(await openRecorder(page, ledger)), page };
    },
    async ask(message, payload = null) {
      const page = await browser.openOwn('welcome');
      try {
        return await askWorker(page, message, payload);
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.remove();
      await proxy.close();
      await endpoint.stop();
      await closeCompany(company);
    },
  };
  await enrol(bench);
  return bench;
}

/** Enrols this bench's person anew, with a fresh code. */
export async function enrol({ browser, company, proxy }: Bench): Promise<void> {
  const page = await browser.openOwn('welcome');
  await enrolThroughWorker(page, { endpointUrl: proxy.url, code: await company.invite() });
  await page.close();
}
