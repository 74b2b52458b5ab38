import type * as z from 'zod';
import { type Enrolment, enrolmentSchema } from '../contract/enrolment.ts';
import { type EventResult, eventBatchAnswerSchema } from '../contract/event.ts';
import { FEED_MAX_BYTES } from '../contract/feed.ts';
import {
  type OutcomeDecision,
  type OutcomePage,
  type OutcomeQuery,
  type OwnOutcomes,
  outcomeDecisionSchema,
  outcomePageSchema,
  ownOutcomesSchema,
} from '../contract/outcome.ts';
import { type Receipt, type ReceiptContent, receiptSchema } from '../contract/people.ts';
import { problemSchema } from '../contract/problem.ts';
import {
  type ProgrammeFigures,
  type ProgrammeFiguresAnswer,
  programmeFiguresAnswerSchema,
} from '../contract/programme-figures.ts';
import type { DeviceEvent } from '../contract/report.ts';
import {
  type OwnResults,
  ownResultsSchema,
  type Results,
  type ResultsQuery,
  resultsSchema,
} from '../contract/results.ts';
import {
  type AdminSession,
  adminSessionSchema,
  type ShareLogPage,
  type ShareLogQuery,
  shareLogPageSchema,
} from '../contract/share-log.ts';
import { type KeyRing, keyRingSchema } from '../contract/signature.ts';
import type { EndpointResult } from './endpoint-result.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import { readRetryAfter } from './retry-policy.ts';

const FIGURES_PATH = '/v1/programme/figures';

/** A request gets this long for its whole answer, in milliseconds. An export may take longer. */
const TIME_LIMIT_MS = 10_000;

const FAREWELL_PATHS = { left: '/v1/me/leave', erased: '/v1/me/erase' } as const;

/** Which endpoint, and as whom. */
export interface EndpointClientOptions {
  baseUrl: string;
  token?: string;
  fetch?: typeof fetch;
  now?: () => Date;
}

/** A feed as it came over the wire, not checked yet. */
export type FeedAnswer =
  | { modified: false }
  | { modified: true; body: string; etag: string | null };

/** What can be exported. */
export type ExportKind = 'shares' | 'clicks' | 'conversions';

/** The company's endpoint as the extension calls it. No call throws; every answer is checked. */
export interface EndpointClient {
  enrol(code: string, clientVersion: string): Promise<EndpointResult<Enrolment>>;
  getFeed(etag: string | null): Promise<EndpointResult<FeedAnswer>>;
  /** The company's public keys, for a device that has pinned none. */
  getKeyRing(): Promise<EndpointResult<KeyRing>>;
  postEvents(events: readonly DeviceEvent[]): Promise<EndpointResult<EventResult[]>>;
  /** What the shares of this device's ambassador brought. */
  getOwnResults(): Promise<EndpointResult<OwnResults>>;
  /** Leaves the company or is erased there; the receipt gets this id. */
  bidFarewell(kind: ReceiptContent['kind'], receiptId: string): Promise<EndpointResult<Receipt>>;
  getReceipt(receiptId: string): Promise<EndpointResult<Receipt>>;
  /** How what this device's ambassador reported stands. */
  getOwnOutcomes(): Promise<EndpointResult<OwnOutcomes>>;
  listOutcomes(query: Partial<OutcomeQuery>): Promise<EndpointResult<OutcomePage>>;
  /** Confirms or declines a reported outcome. */
  decideOutcome(
    reference: string,
    action: 'confirm' | 'decline',
  ): Promise<EndpointResult<OutcomeDecision>>;
  getAdminSession(): Promise<EndpointResult<AdminSession>>;
  listShares(query: Partial<ShareLogQuery>): Promise<EndpointResult<ShareLogPage>>;
  getResults(query: Partial<ResultsQuery>): Promise<EndpointResult<Results>>;
  getProgrammeFigures(): Promise<EndpointResult<ProgrammeFiguresAnswer>>;
  /** Changes the company's figures, if the revision that was read still holds. */
  putProgrammeFigures(
    figures: ProgrammeFigures,
    revision: number,
  ): Promise<EndpointResult<ProgrammeFiguresAnswer>>;
  /** The response itself, to be streamed into a file; it takes as long as it takes, or until the signal aborts. */
  exportRows(
    what: ExportKind,
    query: Record<string, string | undefined>,
    signal: AbortSignal,
  ): Promise<EndpointResult<Response>>;
}

/** What a call adds to a request. */
type Init = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/** Makes a client for one endpoint and one token. */
export function createEndpointClient(options: EndpointClientOptions): EndpointClient {
  const { baseUrl, token, now = () => new Date() } = options;
  const send = options.fetch ?? fetch.bind(globalThis);

  /** Gets a response that is not an error, or says what kind of error it is. */
  async function request(
    path: string,
    { headers, ...init }: Init = {},
  ): Promise<EndpointResult<Response>> {
    try {
      const response = await send(new URL(path, baseUrl), {
        signal: AbortSignal.timeout(TIME_LIMIT_MS),
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        ...init,
        headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      });
      if (response.ok || response.status === 304) return { ok: true, value: response };
      return { ok: false, ...(await describeError(response, now())) };
    } catch {
      return { ok: false, error: isOffline() ? 'offline' : 'unreachable' };
    }
  }

  async function requestText(
    path: string,
    init?: Init,
  ): Promise<EndpointResult<{ response: Response; body: string }>> {
    const result = await request(path, init);
    if (!result.ok) return result;
    try {
      const body = await readBody(result.value, FEED_MAX_BYTES);
      if (body === null) return { ok: false, error: 'too-large' };
      return { ok: true, value: { response: result.value, body } };
    } catch {
      return { ok: false, error: 'unreachable' };
    }
  }

  async function requestJson<Value>(
    path: string,
    schema: z.ZodType<Value>,
    init: Init = {},
  ): Promise<EndpointResult<Value>> {
    const result = await requestText(path, init);
    if (!result.ok) return result;
    const parsed = schema.safeParse(parseJson(result.value.body));
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: 'bad-answer' };
  }

  return {
    enrol: (code, clientVersion) =>
      requestJson('/v1/enrolments', enrolmentSchema, sendJson({ code, clientVersion })),
    async getFeed(etag) {
      const result = await requestText(
        '/v1/feed',
        etag ? { headers: { 'if-none-match': etag } } : {},
      );
      if (!result.ok) return result;
      const { response, body } = result.value;
      if (response.status === 304) return { ok: true, value: { modified: false } };
      return { ok: true, value: { modified: true, body, etag: response.headers.get('etag') } };
    },
    getKeyRing: () => requestJson('/v1/key-ring', keyRingSchema),
    async postEvents(events) {
      const batch = { sentAt: now().toISOString(), events };
      const result = await requestJson('/v1/events', eventBatchAnswerSchema, sendJson(batch));
      return result.ok ? { ok: true, value: result.value.results } : result;
    },
    getOwnResults: () => requestJson('/v1/me/results', ownResultsSchema),
    bidFarewell: (kind, receiptId) =>
      requestJson(FAREWELL_PATHS[kind], receiptSchema, sendJson({ receiptId })),
    getReceipt: (receiptId) => requestJson(`/v1/receipts/${receiptId}`, receiptSchema),
    getOwnOutcomes: () => requestJson('/v1/me/outcomes', ownOutcomesSchema),
    listOutcomes: (query) => requestJson(`/v1/admin/outcomes${toQuery(query)}`, outcomePageSchema),
    decideOutcome: (reference, action) =>
      requestJson(`/v1/admin/outcomes/${reference}/${action}`, outcomeDecisionSchema, {
        method: 'POST',
      }),
    getAdminSession: () => requestJson('/v1/admin/me', adminSessionSchema),
    listShares: (query) => requestJson(`/v1/admin/shares${toQuery(query)}`, shareLogPageSchema),
    getResults: (query) => requestJson(`/v1/admin/results${toQuery(query)}`, resultsSchema),
    getProgrammeFigures: () => requestJson(FIGURES_PATH, programmeFiguresAnswerSchema),
    putProgrammeFigures: (figures, revision) =>
      requestJson(
        FIGURES_PATH,
        programmeFiguresAnswerSchema,
        sendJson(figures, { method: 'PUT', headers: { 'if-match': `"${revision}"` } }),
      ),
    exportRows: (what, query, signal) =>
      request(`/v1/admin/${what}/export${toQuery(query)}`, { signal }),
  };
}

/** A worker knows whether it is offline; where nobody knows, it counts as online. */
function isOffline(): boolean {
  return 'onLine' in navigator && !navigator.onLine;
}

function sendJson(body: unknown, { headers, ...change }: Init = {}): Init {
  return {
    method: 'POST',
    ...change,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function toQuery(parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : '';
}

async function describeError(response: Response, now: Date) {
  const { status } = response;
  const body = await readBody(response, FEED_MAX_BYTES).catch(() => null);
  const problem = problemSchema.safeParse(parseJson(body ?? ''));
  return {
    error: errorOfStatus(status),
    status,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after'), now),
    ...(problem.success ? { problem: problem.data } : {}),
  };
}

function errorOfStatus(status: number): 'unauthorised' | 'server-error' | 'refused' {
  if (status === 401 || status === 403) return 'unauthorised';
  const passes = status >= 500 || status === 408 || status === 425 || status === 429;
  return passes ? 'server-error' : 'refused';
}
