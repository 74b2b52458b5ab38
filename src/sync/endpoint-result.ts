import type { Problem } from '../contract/problem.ts';

/** Why a request to the endpoint has no usable answer. */
export type EndpointError =
  /** The device is offline. */
  | 'offline'
  /** No answer: refused, timed out, cut off. */
  | 'unreachable'
  /** 401, 403: the token is not (or no longer) good. */
  | 'unauthorised'
  /** 408, 425, 429, 5xx: try again later. */
  | 'server-error'
  /** Another 4xx: this request will never do. */
  | 'refused'
  /** An answer that is not what the contract says: a captive portal, half a body, the wrong server. */
  | 'bad-answer'
  /** An answer over the size limit. */
  | 'too-large';

/** What a request brought. */
export type EndpointResult<Value> =
  | { ok: true; value: Value }
  | {
      ok: false;
      error: EndpointError;
      /** HTTP status, where there was one. */
      status?: number;
      retryAfterMs?: number | null;
      problem?: Problem;
    };
