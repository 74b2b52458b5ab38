/**
 * A message between the contexts of the extension, as a value: its name on the wire, its request and
 * its answer as types. Each has one handler, which checks the request against a schema on arrival.
 * Written as plain objects: a page's script leaves out those that it does not send, and calls nothing to have the others.
 */
export interface Message<Request, Answer> {
  readonly name: string;
  /** Sent again without an answer in time: asking twice does what asking once does. */
  readonly repeatable?: true;
  /** Never set: carries the types. */
  readonly types?: { request: Request; answer: Answer };
}

/** What goes over the wire. */
export interface Envelope {
  portevoix: string;
  payload: unknown;
}

/** What comes back: the answer, or a code that the sender can act on. */
export type Reply<Answer = unknown> =
  | { ok: true; answer: Answer }
  | { ok: false; code: ReplyError };

/** `refused`: not for this sender; `invalid`: the request did not fit; `failed`: the handler threw. */
export type ReplyError = 'unknown' | 'refused' | 'invalid' | 'failed';
