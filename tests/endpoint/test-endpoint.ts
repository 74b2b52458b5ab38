import { onTestFinished } from 'vitest';
import { type Enrolment, enrolmentSchema } from '../../src/contract/enrolment.ts';
import { buildApp } from '../../src/endpoint/app.ts';
import type { Context } from '../../src/endpoint/context.ts';
import { mintEnrolmentCodes } from '../../src/endpoint/enrolment/enrolment-codes.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import type { ExportLimits } from '../../src/endpoint/exports/send-pages.ts';
import type { ServedLinks } from '../../src/endpoint/feed/feed-links.ts';
import type { Rates } from '../../src/endpoint/http/rate-limits.ts';
import type { EndpointApp } from '../../src/endpoint/http/zod-validation.ts';
import type { Meters } from '../../src/endpoint/metrics/meters.ts';
import { openContext } from '../../src/endpoint/open-context.ts';
import { signStored } from '../../src/endpoint/signing/sign-stored.ts';
import type { Store } from '../../src/endpoint/store/store.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { makeItem, NOW, programme } from './samples.ts';
import { freshLocation } from './test-location.ts';

/** A request of a test; `json` is sent as JSON, `token` as the bearer. */
export interface TestRequest {
  method?: string;
  token?: string;
  json?: unknown;
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** A real endpoint on a real port, with a database of its own and a clock that the test sets. */
export interface TestEndpoint {
  url: string;
  context: Context;
  /** The database behind it, for looking where no route does. */
  location: StoreLocation;
  clock: { now: Date };
  adminToken: string;
  /** The application itself. */
  app: EndpointApp;
  /** Everything that was logged, a line each. */
  log: string[];
  send: (path: string, request?: TestRequest) => Promise<Response>;
  /** Enrols a new ambassador through the HTTP API. */
  enrol: (person?: { locale?: string; topics?: string[]; trained?: boolean }) => Promise<Enrolment>;
}

export { NOW };

/** What a test endpoint has that is not usual. */
export interface TestEndpointOptions {
  /** Leaves out programme and item. */
  empty?: boolean;
  /** Calls of the store that fail instead, as they would with a full disk. */
  failing?: Partial<Store>;
  /** What each may ask for; as much as they like if left out. */
  rates?: Rates;
  /** Where answers, events and clicks are counted. */
  meters?: Meters;
  isStopping?: () => boolean;
  exportLimits?: ExportLimits;
  publicUrl?: string;
  /** Another place for the data than a fresh one. */
  location?: StoreLocation;
  /** Opens the short links of the endpoint; they are closed with it. */
  serveLinks?: (context: Context, dataFile: string) => Promise<ServedLinks>;
}

/** Starts an endpoint with one item, closed when the test is over. */
export async function startTestEndpoint(options: TestEndpointOptions = {}): Promise<TestEndpoint> {
  const clock = { now: new Date(NOW) };
  const location = options.location ?? (await freshLocation());
  const opened = await openContext({ ...location, tenant: 'default' }, () => clock.now);
  const context = { ...opened, ...(options.meters && { meters: options.meters }) };
  const { store, tenant } = context;
  if (!options.empty) await store.saveContent(tenant, { programme, items: [makeItem()], now: NOW });
  await signStored(context, context.readSigner());
  const log: string[] = [];
  const logStream = { write: (line: string) => void log.push(line) };
  const config = {
    tenant,
    logLevel: 'trace' as const,
    ...(options.rates && { rates: options.rates }),
    ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
  };
  const links = await options.serveLinks?.(context, location.dataFile);
  const app = await buildApp({
    ...context,
    links: links ?? null,
    store: { ...store, ...options.failing },
    config,
    logStream,
    ...(options.isStopping && { isStopping: options.isStopping }),
    ...(options.exportLimits && { exportLimits: options.exportLimits }),
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    const closed = app.close();
    // A test that never read an answer to its end holds nobody up.
    app.server.closeAllConnections();
    await closed;
    await links?.links.close();
    await store.close();
  });
  const send = (path: string, request: TestRequest = {}) => sendTo(url + path, request);
  return {
    url,
    app,
    context,
    location,
    clock,
    log,
    adminToken: await mintStaffToken(context, { label: 'Ada', roles: ['admin'] }),
    send,
    async enrol({ locale = 'en', topics = [], trained = false } = {}) {
      const request = { count: 1, locale, topics, trained };
      const { codes } = await mintEnrolmentCodes(context, request, 'test');
      const json = { code: codes[0], clientVersion: '1.0.0' };
      const answer = await send('/v1/enrolments', { json });
      return enrolmentSchema.parse(await answer.json());
    },
  };
}

function sendTo(url: string, request: TestRequest): Promise<Response> {
  const { token, json } = request;
  const body = json === undefined ? request.body : JSON.stringify(json);
  return fetch(url, {
    method: request.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...request.headers,
    },
    ...(body !== undefined && { body }),
  });
}
