/**
 * A message between the contexts of the extension, as a value: its name on the wire, its request and
 * its answer as types. Each has one handler, which checks the request against a schema on arrival.
 */
export interface Message<Request, Answer> {
  readonly name: string;
  /** Sent again without an answer in time: asking twice does what asking once does. */
  readonly repeatable: boolean;
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

/** Makes a message value of a name and two types. Marked as pure, a call leaves a page's script that does not send it. */
export function defineMessage<Request, Answer>(
  name: string,
  { repeatable = false } = {},
): Message<Request, Answer> {
  return { name, repeatable };
}
