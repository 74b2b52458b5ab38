import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Company, closeCompany, foundCompany } from '../e2e/company.ts';
import { anyComposer } from '../e2e/composers.ts';
import type { RunningEndpoint } from '../stage/endpoint.ts';
import { startEndpoint } from '../stage/endpoint.ts';
import { askWorker, enrolThroughWorker } from '../stage/enrol.ts';
import { type FaultBrowser, type FaultBrowserOptions, launchFaultBrowser } from './browser.ts';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';
import { type FaultPostgres, startFaultPostgres } from './fault-postgres.ts';
import { type Ledger, openLedger } from './ledger.ts';
import type { Random } from './random.ts';
import { openRecorder, type Recorder } from './recorder.ts';

/** What is unusual about a bench. */
export interface BenchOptions extends FaultBrowserOptions {
  /** The company's database is a PostgreSQL server; a small disk of its own for it takes root on Linux. */
  postgres?: { diskMb?: number };
  /** The company gives out short links. */
  links?: boolean;
}

/** Everything that a row of the fault table breaks: a company, the wire, and an ambassador's browser. */
export interface Bench {
  company: Company;
  /** The company's database server; null while the database is a file. */
  postgres: FaultPostgres | null;
  proxy: ChaosProxy;
  browser: FaultBrowser;
  ledger: Ledger;
  random: Random;
  /** How often the endpoint was killed. */
  readonly endpointKills: number;
  killEndpoint(): Promise<void>;
  /** Starts the endpoint again on the same database and port, with a clock that is wrong by so many milliseconds. */
  restartEndpoint(clockOffsetMs?: number): Promise<void>;
  /** Rows of a query on the company's database. */
  look(sql: string): Promise<Record<string, unknown>[]>;
  /** A page of X with its composer open. */
  openComposer(): Promise<Page>;
  /** A recorder in a fresh page of X. */
  openRecorder(): Promise<Recorder & { page: Page }>;
  /** Asks the worker from a page of ours, as the popup does. */
  ask<Answer>(message: string, payload?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

/** Where short links seem to be; the endpoint answers them at its own address too. */
const LINK_URL = 'https://go.example.com';

/** The environment of an endpoint whose clock is wrong. */
function setWrong(clockOffsetMs: number): Record<string, string> {
  return {
    NODE_OPTIONS: `--import=${join(import.meta.dirname, 'wrong-clock.ts')}`,
    CLOCK_OFFSET_MS: String(clockOffsetMs),
  };
}

/** Starts a company, a proxy and a browser, and enrols the browser's person through the proxy. */
export async function openBench(random: Random, options: BenchOptions = {}): Promise<Bench> {
  const postgres = options.postgres ? await startFaultPostgres(options.postgres.diskMb) : null;
  const variables = {
    // A row's burst is more than a person's day.
    PORTEVOIX_RATE_DEVICE: '1000000',
    ...(postgres && { PORTEVOIX_DATABASE_URL: postgres.url }),
    ...(options.links && { PORTEVOIX_LINK_URL: LINK_URL }),
  };
  const company = await foundCompany(variables);
  const proxy = await startChaosProxy(company.url);
  const browser = await launchFaultBrowser(options);
  const ledger = openLedger();
  let endpoint: RunningEndpoint = company;
  let endpointKills = 0;
  const bench: Bench = {
    company,
    postgres,
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
    async restartEndpoint(clockOffsetMs = 0) {
      const { dataFile, url } = company;
      endpoint = await startEndpoint({
        dataFile,
        port: Number(new URL(url).port),
        variables: { ...variables, ...(clockOffsetMs !== 0 && setWrong(clockOffsetMs)) },
      });
    },
    look: async (sql) => (postgres ? postgres.query(sql) : company.query(sql)),
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
      await postgres?.stop();
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
