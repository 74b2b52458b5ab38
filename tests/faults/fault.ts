/** What happens to one request on its way to the endpoint and back. */
export type Fault =
  | { kind: 'pass' }
  /** An answer that the endpoint never gave; `headers` may take the usual ones away. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** The connection is reset before the endpoint hears of anything. */
  | { kind: 'reset' }
  /** The endpoint commits, and the connection is reset before its answer. */
  | { kind: 'lose-answer' }
  /** Half of the answer, then a reset. */
  | { kind: 'half-answer' }
  /** Half of the answer, then silence for as long as the client stays. */
  | { kind: 'stall' }
  /** The answer at one byte per second. */
  | { kind: 'trickle' }
  /** The request reaches the endpoint so many times at once; the first answer is given. */
  | { kind: 'repeat'; times: number }
  /** The endpoint hears of it only when this promise settles. */
  | { kind: 'hold'; until: Promise<unknown> }
  /** Another body than the endpoint's. */
  | { kind: 'rewrite'; change: (body: string) => string };

/** A delivery as the proxy sees it. */
export interface SeenRequest {
  /** Milliseconds since the epoch. */
  at: number;
  method: string;
  path: string;
  /** Length of the body in bytes. */
  bytes: number;
  /** Ids of the events in it; empty for anything but a batch. */
  ids: readonly string[];
  /** What the endpoint answered, each time that it was asked; empty while it has not. */
  answers: { status: number; retryAfter: string | null }[];
}

/** Decides what happens to a batch of events; `index` counts the batches from 0 since the plan was made. */
export type FaultPlan = (request: SeenRequest, index: number) => Fault;

/** What a browser needs to let the extension read an answer; the endpoint's own answers carry the same. */
export const READABLE = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, retry-after',
};

/** An answer that the extension may read, as JSON unless it says otherwise. */
export function answerWith(
  status: number,
  { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string } = {},
): Fault {
  return {
    kind: 'answer',
    status,
    headers: { ...READABLE, 'content-type': 'application/json', ...headers },
    body,
  };
}
